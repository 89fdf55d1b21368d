/** The residents' pages: send a request, follow it, answer, rate, and read the public board. */
@org.springframework.modulith.ApplicationModule(
        displayName = "Portal",
        allowedDependencies = {
            "engine",
            "calendar",
            "privacy",
            "document",
            "organization",
            "access",
            "notification",
            "publication",
            "request"
        })
package cn.tongxinqiao.portal;
