/** The public board (公开晒单): what the rule lets through is masked, looked at by a publisher, and shown. */
@org.springframework.modulith.ApplicationModule(
        displayName = "Publication",
        allowedDependencies = {"engine", "calendar", "privacy", "audit", "organization", "access"})
package cn.tongxinqiao.publication;
