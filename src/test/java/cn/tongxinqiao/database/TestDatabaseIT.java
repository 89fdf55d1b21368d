package cn.tongxinqiao.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;

class TestDatabaseIT {

    private final ApplicationContextRunner contexts = new ApplicationContextRunner()
            .withInitializer(new TestDatabase())
            .withConfiguration(AutoConfigurations.of(
                    DataSourceAutoConfiguration.class,
                    JdbcTemplateAutoConfiguration.class,
                    JdbcClientAutoConfiguration.class))
            .withUserConfiguration(EmbeddedDatabaseConfiguration.class);

    @Test
    void givesEveryContextAnEmptyDatabaseOnTheSameServer() {
        contexts.run(first -> {
            sql(first, "create table mine (id integer)").update();
            contexts.run(second -> {
                assertThat(second).doesNotHaveBean(EmbeddedDatabase.class);
                assertThat(tables(second)).isEmpty();
                assertThat(port(second)).isEqualTo(port(first));
                assertThat(second.getEnvironment().getProperty("tongxinqiao.data-dir"))
                        .isNotEqualTo(first.getEnvironment().getProperty("tongxinqiao.data-dir"));
            });
            assertThat(tables(first)).containsExactly("mine");
        });
    }

    @Test
    void givesAnEmptyDatabaseWithoutAContext() {
        JdbcClient client = JdbcClient.create(TestDatabase.freshDataSource());

        assertThat(client.sql("select count(*) from pg_tables where schemaname = 'public'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private static List<String> tables(AssertableApplicationContext context) {
        return sql(context, "select tablename from pg_tables where schemaname = 'public'")
                .query(String.class)
                .list();
    }

    private static Integer port(AssertableApplicationContext context) {
        return sql(context, "select inet_server_port()").query(Integer.class).single();
    }

    private static JdbcClient.StatementSpec sql(AssertableApplicationContext context, String sql) {
        return context.getBean(JdbcClient.class).sql(sql);
    }
}
