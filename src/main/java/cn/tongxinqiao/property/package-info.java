/** Property companies: assessed each quarter by three parties, made to rectify, and out by the owners' vote. */
@org.springframework.modulith.ApplicationModule(
        displayName = "Property companies",
        allowedDependencies = {
            "engine",
            "calendar",
            "privacy",
            "audit",
            "document",
            "organization",
            "access",
            "notification",
            "publication",
            "estate",
            "vote",
            "request"
        })
package cn.tongxinqiao.property;
