package cn.tongxinqiao.database;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * Starts the embedded PostgreSQL and hands it to Spring Boot's data source. The data source depends on the connection
 * details and they on the database, so Spring stops the server after everything that uses it.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnEmbeddedDatabase
class EmbeddedDatabaseConfiguration {

    @Bean(destroyMethod = "close")
    EmbeddedDatabase embeddedDatabase(
            @Value("${tongxinqiao.data-dir:./data}") String dataDirectory, Environment environment) {
        if (environment.getProperty(OnEmbeddedDatabase.URL_PROPERTY) != null) {
            throw DatabaseUrlBlank.instead();
        }
        return EmbeddedDatabase.start(EmbeddedDatabaseOptions.durableIn(Path.of(dataDirectory)));
    }

    @Bean
    JdbcConnectionDetails embeddedDatabaseConnectionDetails(EmbeddedDatabase database) {
        return new EmbeddedDatabaseConnectionDetails(database);
    }
}
