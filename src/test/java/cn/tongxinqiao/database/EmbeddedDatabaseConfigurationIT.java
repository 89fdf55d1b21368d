package cn.tongxinqiao.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

class EmbeddedDatabaseConfigurationIT {

    private Path directory;
    private Path data;

    @BeforeEach
    void makeDirectory() {
        directory = TestDirectory.make();
        data = directory.resolve("data");
    }

    @AfterEach
    void deleteDirectory() {
        TestDirectory.delete(directory);
    }

    @Test
    void servesTheDataSourceAndStopsAfterEverythingThatUsesIt() {
        TestDirectory.makeCluster(data);
        List<Integer> answers = new ArrayList<>();
        context().withBean("answers", List.class, () -> answers).run(context -> {
            assertThat(context).hasNotFailed();
            HikariDataSource pool = context.getBean(HikariDataSource.class);
            assertThat(pool.getJdbcUrl()).endsWith("/tongxinqiao?reWriteBatchedInserts=true&sslmode=disable");
            assertThat(context.getBean(JdbcClient.class)
                            .sql("select 1")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(1);
            assertThat(context).hasBean("tryItOnly");
        });

        assertThat(answers).as("asked while the context was closing").containsExactly(1);
        assertThat(data.resolve("postgres/cluster")).exists();
        assertThat(data.resolve("postgres/cluster/postmaster.pid")).doesNotExist();
    }

    @Test
    void startsNothingWhenAServerIsNamed() {
        context()
                .withPropertyValues("spring.datasource.url=jdbc:postgresql://127.0.0.1:1/elsewhere")
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    assertThat(context).doesNotHaveBean(EmbeddedDatabase.class).doesNotHaveBean("tryItOnly");
                    assertThat(context.getBean(HikariDataSource.class).getJdbcUrl())
                            .endsWith("/elsewhere");
                });
        assertThat(data).doesNotExist();
    }

    @Test
    void refusesABlankUrlInsteadOfFallingBackToTryItMode() {
        context().withPropertyValues("spring.datasource.url=").run(context -> {
            assertThat(context).hasFailed();
            assertThat(context.getStartupFailure()).hasRootCauseInstanceOf(DatabaseUrlBlank.class);
            assertThat(new EmbeddedDatabaseFailureAnalyzer()
                            .analyze(context.getStartupFailure())
                            .getDescription())
                    .contains("SPRING_DATASOURCE_URL");
        });
        assertThat(Files.exists(data)).isFalse();
    }

    private ApplicationContextRunner context() {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        DataSourceAutoConfiguration.class,
                        JdbcTemplateAutoConfiguration.class,
                        JdbcClientAutoConfiguration.class))
                .withUserConfiguration(EmbeddedDatabaseConfiguration.class, TryIt.class)
                .withPropertyValues("tongxinqiao.data-dir=" + data);
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnEmbeddedDatabase
    static class TryIt {

        @Bean
        String tryItOnly() {
            return "demo data";
        }

        @Bean
        LastWords lastWords(List<Integer> answers, DataSource source) {
            return new LastWords(answers, JdbcClient.create(source));
        }
    }

    /** Asks the database once more when the context closes, as the engine and the outbox do. */
    static class LastWords implements AutoCloseable {

        private final List<Integer> answers;
        private final JdbcClient client;

        LastWords(List<Integer> answers, JdbcClient client) {
            this.answers = answers;
            this.client = client;
        }

        @Override
        public void close() {
            answers.add(client.sql("select 1").query(Integer.class).single());
        }
    }
}
