/** Lifts in existing houses (加装电梯): who pays how much, to the fen. */
@org.springframework.modulith.ApplicationModule(
        displayName = "Lifts",
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
            "request",
            "mediation"
        })
package cn.tongxinqiao.lift;
