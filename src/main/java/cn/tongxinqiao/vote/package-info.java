/** Votes of the owners (业主表决): counted exactly, by heads and by area, with the shares the law asks for. */
@org.springframework.modulith.ApplicationModule(
        displayName = "Votes",
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
            "estate"
        })
package cn.tongxinqiao.vote;
