package cn.tongxinqiao.audit;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/** One node with nothing but the rooms audit and privacy, and a clock that can be set. Several may share a database. */
final class TestNode implements AutoCloseable {

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final SetClock clock = new SetClock();

    TestNode(DataSource database, Map<String, String> settings) {
        context.registerBean(DataSource.class, () -> database);
        context.registerBean(Clock.class, () -> clock);
        context.register(Rooms.class);
        TestPropertyValues.of(
                        "tongxinqiao.secret=a-secret-for-tests-only-0123456789abcdef",
                        "tongxinqiao.audit.sealing=false")
                .and(settings.entrySet().stream()
                        .map(setting -> setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new))
                .applyTo(context);
        context.refresh();
    }

    static void migrate(DataSource database) {
        for (String room : new String[] {"privacy", "audit"}) {
            Flyway.configure()
                    .dataSource(database)
                    .locations("classpath:db/migration/" + room)
                    .table("flyway_" + room)
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .load()
                    .migrate();
        }
    }

    <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    AuditLog log() {
        return get(AuditLog.class);
    }

    JdbcClient jdbc() {
        return get(JdbcClient.class);
    }

    Verdict verify() {
        return get(AuditVerification.class).verify(Optional.empty());
    }

    int seal() {
        return get(Chain.class).seal();
    }

    TransactionTemplate transaction() {
        return get(TransactionTemplate.class);
    }

    void setClock(Instant now) {
        clock.now = now;
    }

    /** Does to the tables what only their owner can: no trigger fires. */
    void tamper(String... statements) {
        tampering(() -> {
            for (String statement : statements) {
                jdbc().sql(statement).update();
            }
        });
    }

    /** Lets tables be changed without a trigger. */
    void tampering(Runnable change) {
        transaction().executeWithoutResult(status -> {
            triggers("disable");
            change.run();
            triggers("enable");
        });
    }

    private void triggers(String state) {
        for (String table : new String[] {"audit_entry", "audit_seal", "audit_checkpoint"}) {
            jdbc().sql("alter table " + table + " " + state + " trigger user").update();
        }
    }

    @Override
    public void close() {
        context.close();
    }

    /** No configuration by name, or the tests of the whole application would find it. */
    @EnableTransactionManagement
    @EnableConfigurationProperties(AuditSettings.class)
    @ComponentScan(
            basePackages = {"cn.tongxinqiao.audit", "cn.tongxinqiao.privacy"},
            excludeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = ".*\\.audit\\.(web\\..*|.*(Test|IT)(\\$.*)?)"))
    static class Rooms {

        @Bean
        PlatformTransactionManager transactions(DataSource database) {
            return new DataSourceTransactionManager(database);
        }

        @Bean
        TransactionTemplate transaction(PlatformTransactionManager transactions) {
            return new TransactionTemplate(transactions);
        }

        @Bean
        JdbcTemplate jdbcTemplate(DataSource database) {
            return new JdbcTemplate(database);
        }

        @Bean
        JdbcClient jdbcClient(JdbcTemplate template) {
            return JdbcClient.create(template);
        }

        @Bean
        Caller nobodyCalls() {
            return new Caller() {
                @Override
                public Optional<String> account() {
                    return Optional.empty();
                }

                @Override
                public Optional<String> address() {
                    return Optional.empty();
                }
            };
        }
    }

    private static final class SetClock extends Clock {

        private volatile Instant now;

        @Override
        public ZoneId getZone() {
            return ZoneId.of("Asia/Shanghai");
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now == null ? Clock.systemUTC().instant() : now;
        }
    }
}
