package cn.tongxinqiao;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.access.WebInvocationPrivilegeEvaluator;

/** What a real database and the real filters say before a start in production. */
@IntegrationTest
class ProductionChecksIT {

    @Autowired
    private ConfigurableEnvironment environment;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private WebInvocationPrivilegeEvaluator filters;

    @Test
    void refusesADatabaseThatWasATrial() {
        assertThat(ProductionChecks.faults(asProduction()))
                .filteredOn(fault -> fault.check().equals("demo-accounts"))
                .singleElement()
                .satisfies(fault -> assertThat(fault.fact()).contains("admin"));
    }

    @Test
    void findsTheDemoPasswordWhoeverHasIt() {
        String mail = jdbc.sql("select coalesce(email_, '') from act_id_user where id_ = 'clerk'")
                .query(String.class)
                .single();
        jdbc.sql("update act_id_user set email_ = null where id_ = 'clerk'").update();
        try {
            DatabaseFacts facts = DatabaseFacts.read(asProduction());
            assertThat(facts.demoAccounts()).contains("clerk");
            assertThat(facts.administered()).isTrue();
            assertThat(facts.version()).isGreaterThanOrEqualTo(DatabaseFacts.OLDEST);
        } finally {
            jdbc.sql("update act_id_user set email_ = ? where id_ = 'clerk'")
                    .param(mail)
                    .update();
        }
    }

    @Test
    void asksForAnAdministratorWhereNobodyIsOne() {
        StandardEnvironment nobody = asProduction();
        String url = environment.getProperty("spring.datasource.url").replaceFirst("/[^/?]+(\\?|$)", "/postgres$1");
        nobody.getPropertySources().addFirst(new MapPropertySource("empty", Map.of("spring.datasource.url", url)));

        assertThat(ProductionChecks.faults(nobody))
                .extracting(StartFault::check)
                .contains("admin-password")
                .doesNotContain("demo-accounts", "database-version");
    }

    @Test
    void findsTheDoorsShutAndOthersOpen() {
        assertThat(EngineDoors.open(filters)).isEmpty();
        assertThat(filters.isAllowed(
                        "",
                        "/actuator/health",
                        "GET",
                        new AnonymousAuthenticationToken(
                                "x", "x", AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS"))))
                .isTrue();
    }

    private StandardEnvironment asProduction() {
        Map<String, Object> settings = new HashMap<>();
        for (String name : new String[] {"url", "username", "password"}) {
            settings.put("spring.datasource." + name, environment.getProperty("spring.datasource." + name));
        }
        StandardEnvironment production = new StandardEnvironment();
        production.getPropertySources().addFirst(new MapPropertySource("production", settings));
        return production;
    }
}
