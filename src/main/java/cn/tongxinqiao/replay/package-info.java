/**
 * Replays recorded messages through a running application from outside, over HTTP only, and plays every clerk. It is a
 * tool that shares nothing with the other rooms and never starts Spring; {@code bench/replay} starts it.
 */
@org.springframework.modulith.ApplicationModule(
        displayName = "Replay",
        allowedDependencies = {})
package cn.tongxinqiao.replay;
