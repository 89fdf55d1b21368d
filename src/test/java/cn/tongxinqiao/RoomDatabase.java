package cn.tongxinqiao;

import cn.tongxinqiao.database.TestDatabase;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/** A database with the tables of the bottom rooms and nothing else of the application, for {@code @SpringJUnitConfig}. */
@TestConfiguration
@EnableTransactionManagement
public class RoomDatabase {

    private static final List<String> ROOMS = List.of("calendar", "document");

    @Bean
    DataSource dataSource() {
        DataSource dataSource = TestDatabase.freshDataSource();
        for (String room : ROOMS) {
            Flyway.configure()
                    .dataSource(dataSource)
                    .locations("classpath:db/migration/" + room)
                    .table("flyway_" + room)
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .load()
                    .migrate();
        }
        return dataSource;
    }

    @Bean
    PlatformTransactionManager transactionManager(DataSource dataSource) {
        return new DataSourceTransactionManager(dataSource);
    }

    @Bean
    JdbcClient jdbcClient(DataSource dataSource) {
        return JdbcClient.create(dataSource);
    }

    @Bean
    Clock clock() {
        return Clock.system(ZoneId.of("Asia/Shanghai"));
    }
}
