package cn.tongxinqiao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;

/** What stops a start in production, one thing at a time and all at once. */
class ProductionChecksTest {

    private static final String SECRET = "q7Zt0mJYw4Rk9vXcB2nL8sPdE5uHaG1fT6oKiM3y";

    @Test
    void acceptsWhatIsAsItShouldBe() throws IOException {
        assertThat(ProductionChecks.faults(production())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "secret|tongxinqiao.secret|-",
                "secret|tongxinqiao.secret|short",
                "secret|tongxinqiao.secret|ssssssssssssssssssssssssssssssssssss",
                "secret|tongxinqiao.secret|abcdefghijklmnopqrstuvwxyz0123456789",
                "secret|tongxinqiao.secret|a1b2c3a1b2c3a1b2c3a1b2c3a1b2c3a1b2c3",
                "secret|tongxinqiao.secret|please-changeme-q7Zt0mJYw4Rk9vXcB2nL",
                "secret|tongxinqiao.secret|a-secret-for-tests-only-0123456789abcdef",
                "admin-password|tongxinqiao.admin.password|short1",
                "admin-password|tongxinqiao.admin.password|tongxinqiao-demo",
                "admin-password|tongxinqiao.admin.password|MyAdmin-2026-x",
                "admin-password|tongxinqiao.admin.password|aaaaaaaaaaaa",
                "admin-password|tongxinqiao.admin.password|Passw0rd!Passw0rd",
                "engine-rest|camunda.bpm.authorization.enabled|false",
                "engine-rest|camunda.bpm.authorization.tenant-check-enabled|false",
                "query-expressions|camunda.bpm.generic-properties.properties.enableExpressionsInAdhocQueries|true",
                "actuator|management.endpoints.web.exposure.include|*",
                "actuator|management.endpoints.web.exposure.include|health, env",
                "error-details|server.error.include-message|always",
                "error-details|server.error.include-stacktrace|on_param",
                "error-details|server.error.include-exception|true",
                "history-cleanup|camunda.bpm.generic-properties.properties.historyCleanupBatchWindowStartTime|-",
                "history-cleanup|camunda.bpm.generic-properties.properties.historyCleanupBatchWindowStartTime|nightly",
                "history-cleanup|camunda.bpm.generic-properties.properties.historyCleanupBatchWindowEndTime|-",
                "history-cleanup|camunda.bpm.generic-properties.properties.historyCleanupBatchWindowEndTime|01:00",
                "history-cleanup|camunda.bpm.generic-properties.properties.historyTimeToLive|-",
                "history-cleanup|camunda.bpm.generic-properties.properties.historyTimeToLive|never",
                "history-cleanup|camunda.bpm.generic-properties.properties.historyRemovalTimeStrategy|none",
                "history-level|camunda.bpm.history-level|activity",
                "mail-sender|spring.mail.host|-",
                "mail-sender|tongxinqiao.mail.from|-",
                "mail-sender|tongxinqiao.mail.from|nobody",
                "public-url|tongxinqiao.public-url|-",
                "public-url|tongxinqiao.public-url|https://",
                "public-url|tongxinqiao.public-url|http://txq.example.gov.cn",
                "secure-cookies|camunda.bpm.webapp.session-cookie.enable-secure-cookie|false",
                "secure-cookies|camunda.bpm.webapp.csrf.enable-secure-cookie|false",
                "web-headers|camunda.bpm.webapp.header-security.content-security-policy-disabled|true"
            })
    void refusesOneUnsafeSetting(String check, String setting, String value) throws IOException {
        StandardEnvironment environment = production();
        override(environment, setting, value == null ? "" : value);

        List<StartFault> faults = ProductionChecks.faults(environment);

        assertThat(faults).extracting(StartFault::check).containsOnly(check);
        assertThat(faults).allSatisfy(fault -> {
            assertThat(fault.fact() + fault.remedy()).containsPattern("\\p{IsHan}");
            assertThat(fault.setting()).isNotBlank();
            assertThat(fault.toString()).doesNotContain("q7Zt0mJYw4Rk9vXcB2nL", "aaaaaaaaaa");
        });
        assertThatThrownBy(() -> ProductionChecks.require(environment))
                .isInstanceOf(UnsafeProduction.class)
                .hasMessageContaining("[" + check + "]");
        override(environment, ProductionChecks.WAIVE, check);
        assertThatCode(() -> ProductionChecks.require(environment)).doesNotThrowAnyException();
    }

    @Test
    void saysAllAtOnce() {
        StandardEnvironment environment = new StandardEnvironment();
        override(environment, "spring.datasource.url", "jdbc:postgresql://127.0.0.1:1/none");
        override(environment, "camunda.bpm.history-level", "none");
        override(environment, "camunda.bpm.authorization.enabled", "false");
        override(environment, "management.endpoints.web.exposure.include", "*");

        assertThatThrownBy(() -> ProductionChecks.require(environment))
                .hasMessageContainingAll(
                        "[secret]",
                        "[engine-rest]",
                        "[actuator]",
                        "[history-cleanup]",
                        "[history-level]",
                        "[mail-sender]",
                        "[public-url]",
                        "TONGXINQIAO_SECRET",
                        "SPRING_MAIL_HOST");
    }

    @Test
    void leavesATrialAlone() {
        assertThatCode(() -> ProductionChecks.require(new StandardEnvironment()))
                .doesNotThrowAnyException();
    }

    @Test
    void waivesNothingThatIsNoCheck() throws IOException {
        StandardEnvironment environment = production();
        override(environment, ProductionChecks.WAIVE, "everything");

        assertThatThrownBy(() -> ProductionChecks.require(environment)).hasMessageContaining("everything");
    }

    @Test
    void letsAPlainAddressPassOnThisMachineOnly() throws IOException {
        StandardEnvironment environment = production();
        override(environment, "tongxinqiao.public-url", "http://127.0.0.1:8080");
        assertThat(ProductionChecks.faults(environment)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PQ3cB1l1pXbQn3y0dZk0cZ7o0f7v9m2Wb1o8Kp2vXw5r6YtA",
                "0f3b9c7d5e1a2864c0d7be93415f8a26d9e0c17b35a8f246",
                "correct horse battery staple on a grey wall in Zengcheng"
            })
    void takesASecretThatNobodyGuesses(String secret) {
        assertThat(KnownSecrets.weaknessOf(secret, 32)).isEmpty();
    }

    @Test
    void startsNothingAtAll() {
        SpringApplication application = new SpringApplication(TongxinqiaoApplication.class);
        application.setRegisterShutdownHook(false);

        assertThatThrownBy(() -> application.run(
                        "--spring.datasource.url=jdbc:postgresql://127.0.0.1:1/none", "--server.port=0"))
                .isInstanceOf(UnsafeProduction.class)
                .hasMessageContaining("TONGXINQIAO_SECRET");
    }

    @Test
    void acceptsWhatComposeStartsOnceItIsFilledIn() throws IOException {
        StandardEnvironment environment = new StandardEnvironment();
        Map<String, Object> settings = new HashMap<>();
        new YamlPropertySourceLoader()
                .load("compose", new FileSystemResource("docker-compose.yml")).stream()
                        .flatMap(source -> Arrays.stream(((MapPropertySource) source).getPropertyNames())
                                .filter(name -> name.startsWith("x-application.environment."))
                                .map(name -> Map.entry(
                                        name.substring("x-application.environment.".length()),
                                        source.getProperty(name).toString())))
                        .forEach(entry -> settings.put(property(entry.getKey()), filledIn(entry.getValue())));
        environment.getPropertySources().addFirst(new MapPropertySource("compose", settings));
        shipped(environment);
        new SecureCookies().postProcessEnvironment(environment, null);

        assertThat(settings).containsKey("tongxinqiao.secret");
        assertThat(ProductionChecks.faults(environment)).isEmpty();
    }

    @Test
    void namesEveryCheckInTheOperationsManual() throws IOException {
        String manual = Files.readString(Path.of("docs/operations.md"));
        Set<String> missing = new TreeSet<>(ProductionChecks.NAMES);
        missing.removeIf(name -> manual.contains("| `" + name + "` |"));
        assertThat(missing).isEmpty();
    }

    @Test
    void findsAnEngineWithoutDoors() {
        assertThat(EngineDoors.open(null)).hasSizeGreaterThan(3);
    }

    private static String property(String variable) {
        return variable.toLowerCase(java.util.Locale.ROOT)
                .replace('_', '.')
                .replace("tongxinqiao.public.url", "tongxinqiao.public-url");
    }

    /** As somebody fills in {@code .env}. */
    private static String filledIn(String value) {
        Map<String, String> filled = Map.of(
                "POSTGRES_PASSWORD", "x",
                "TONGXINQIAO_SECRET", SECRET,
                "TONGXINQIAO_ADMIN_PASSWORD", "",
                "TONGXINQIAO_PUBLIC_URL", "https://txq.district.gov.cn",
                "TONGXINQIAO_MAIL_FROM", "同心桥 <txq@district.gov.cn>");
        Matcher variable = Pattern.compile("\\$\\{(\\w+)(:[-?])?([^}]*)}").matcher(value);
        return variable.replaceAll(found -> Matcher.quoteReplacement(
                filled.getOrDefault(found.group(1), ":-".equals(found.group(2)) ? found.group(3) : "")));
    }

    private static StandardEnvironment production() throws IOException {
        StandardEnvironment environment = new StandardEnvironment();
        override(environment, "spring.datasource.url", "jdbc:postgresql://127.0.0.1:1/none");
        override(environment, "tongxinqiao.secret", SECRET);
        override(environment, "tongxinqiao.public-url", "https://txq.district.gov.cn");
        override(environment, "tongxinqiao.mail.from", "txq@district.gov.cn");
        override(environment, "spring.mail.host", "mail.district.gov.cn");
        shipped(environment);
        new SecureCookies().postProcessEnvironment(environment, null);
        return environment;
    }

    private static void shipped(StandardEnvironment environment) throws IOException {
        new YamlPropertySourceLoader()
                .load("application", new ClassPathResource("application.yaml"))
                .forEach(environment.getPropertySources()::addLast);
    }

    private static void override(StandardEnvironment environment, String name, String value) {
        environment.getPropertySources().addFirst(new MapPropertySource(name + "=" + value, Map.of(name, value)));
    }
}
