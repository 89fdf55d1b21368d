/**
 * Requests of residents (诉求) in their closed loop: receive, judge, dispatch, claim, handle, rate, and escalate so that none
 * is dropped.
 */
@org.springframework.modulith.ApplicationModule(
        displayName = "Request",
        allowedDependencies = {
            "engine",
            "calendar",
            "privacy",
            "audit",
            "document",
            "organization",
            "access",
            "notification",
            "publication"
        })
package cn.tongxinqiao.request;
