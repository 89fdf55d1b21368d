/**
 * The wall around the process engine: configuration, guards, typed variables, task desks, decision calls, deployment and
 * the web faces of the engine. Knows no feature.
 */
@org.springframework.modulith.ApplicationModule(
        displayName = "Engine",
        allowedDependencies = {})
package cn.tongxinqiao.engine;
