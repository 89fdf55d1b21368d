/** Mediation of disputes (人民调解): consent, rounds, a written agreement, its performance and its confirmation by a court. */
@org.springframework.modulith.ApplicationModule(
        displayName = "Mediation",
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
package cn.tongxinqiao.mediation;
