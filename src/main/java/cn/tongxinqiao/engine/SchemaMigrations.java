package cn.tongxinqiao.engine;

import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Migrates the engine's tables first, then each room's own, each with a history table of its own. */
@Configuration(proxyBeanMethods = false)
class SchemaMigrations {

    /** In the order of who may depend on whom, so that a room may reference a lower room's table. */
    private static final List<String> ROOMS = List.of(
            "privacy",
            "audit",
            "calendar",
            "document",
            "organization",
            "estate",
            "notification",
            "publication",
            "vote",
            "mediation",
            "lift",
            "request",
            "property",
            "portal");

    @Bean
    static FlywayMigrationStrategy roomByRoom() {
        return common -> {
            configured(common, "engine")
                    .locations("classpath:db/migration/engine")
                    .javaMigrations(new EngineSchema())
                    .load()
                    .migrate();
            for (String room : ROOMS) {
                configured(common, room)
                        .locations("classpath:db/migration/" + room)
                        .load()
                        .migrate();
            }
        };
    }

    private static FluentConfiguration configured(Flyway common, String room) {
        return Flyway.configure()
                .configuration(common.getConfiguration())
                .locations(new String[0])
                .table("flyway_" + room)
                .baselineOnMigrate(true)
                .baselineVersion("0");
    }
}
