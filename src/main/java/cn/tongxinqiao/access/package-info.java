/**
 * Who is there and what may be reached: sign-in with the engine's accounts, one list of paths with everything else
 * closed, and one way of saying no.
 */
@ApplicationModule(
        displayName = "准入",
        allowedDependencies = {"engine", "calendar", "audit", "organization"})
package cn.tongxinqiao.access;

import org.springframework.modulith.ApplicationModule;
