package cn.tongxinqiao.organization;

import static org.assertj.core.api.Assertions.assertThat;

import cn.tongxinqiao.TongxinqiaoApplication;
import cn.tongxinqiao.database.TestDatabase;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One start only: the engine's web apps keep static state that a second start in one JVM trips over. */
class FirstAdministratorIT {

    @Test
    void productionStartsWithAnAdministratorAndNothingOfTheDemo() {
        try (ConfigurableApplicationContext context =
                start("tongxinqiao.admin.id=chief", "tongxinqiao.admin.password=correct horse battery")) {
            IdentityService identityService = context.getBean(IdentityService.class);

            assertThat(identityService.checkPassword("chief", "correct horse battery"))
                    .isTrue();
            assertThat(identityService.createUserQuery().list())
                    .extracting(user -> user.getId())
                    .containsExactly("chief");
            assertThat(identityService
                            .createUserQuery()
                            .memberOfGroup("camunda-admin")
                            .count())
                    .isOne();
            assertThat(context.getBean(Organization.class).communities()).isEmpty();
            assertThat(context.getBean(JdbcClient.class)
                            .sql("select count(*) from compound")
                            .query(Long.class)
                            .single())
                    .isZero();
        }
    }

    private static ConfigurableApplicationContext start(String... settings) {
        return new SpringApplicationBuilder(TongxinqiaoApplication.class)
                .initializers(new TestDatabase())
                .run(Stream.concat(
                                Stream.of(
                                        "server.port=0",
                                        "camunda.bpm.job-execution.enabled=false",
                                        "tongxinqiao.demo=false",
                                        "tongxinqiao.secret=q7Zk2vX9mB4tR8wY1nH6cL3sD5fG0jPa",
                                        "tongxinqiao.checks.waive=mail-sender,public-url"),
                                Stream.of(settings))
                        .map(setting -> "--" + setting)
                        .toArray(String[]::new));
    }
}
