package cn.tongxinqiao;

import java.net.URI;
import java.time.LocalTime;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * Before anything starts in production: looks at all settings and at the database, and says all that is not safe at once.
 * A trial is left alone.
 */
class ProductionChecks implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    static final String WAIVE = "tongxinqiao.checks.waive";

    /** Every check by its name. */
    static final Set<String> NAMES = Set.of(
            "secret",
            "admin-password",
            "demo-accounts",
            "engine-rest",
            "actuator",
            "error-details",
            "history-cleanup",
            "history-level",
            "mail-sender",
            "public-url",
            "query-expressions",
            "secure-cookies",
            "web-headers",
            "database-version");

    private static final Logger LOG = LoggerFactory.getLogger(ProductionChecks.class);
    private static final String ENGINE = "camunda.bpm.generic-properties.properties.";
    private static final int SHORTEST_SECRET = 32;
    private static final int SHORTEST_PASSWORD = 10;
    private static final Set<String> OPEN_ENDPOINTS = Set.of("health", "prometheus");
    private static final Set<String> HISTORY = Set.of("casework", "full");
    private static final Pattern DAYS = Pattern.compile("[1-9]\\d{0,5}");
    private static final Pattern MAIL = Pattern.compile("[^<>\\r\\n]*<[^@<>\\s]+@[^@<>\\s]+>|[^@<>\\s]+@[^@<>\\s]+");
    private static final List<String> HEADERS =
            List.of("content-security-policy", "content-type-options", "xss-protection");

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        if (context instanceof WebServerApplicationContext) {
            require(context.getEnvironment());
        }
    }

    /**
     * Refuses what is unsafe and not waived by name.
     *
     * @throws UnsafeProduction with all faults
     */
    static void require(Environment environment) {
        if (!isProduction(environment)) {
            return;
        }
        Set<String> waived = list(environment, WAIVE).stream().collect(Collectors.toSet());
        List<StartFault> faults = new ArrayList<>(faults(environment));
        faults.stream()
                .filter(fault -> waived.contains(fault.check()))
                .forEach(fault -> LOG.warn("启动检查已被 TONGXINQIAO_CHECKS_WAIVE 放过，风险自负：{}", fault));
        faults.removeIf(fault -> waived.contains(fault.check()));
        waived.stream()
                .filter(name -> !NAMES.contains(name))
                .forEach(name -> faults.add(new StartFault(
                        "checks-waive",
                        "TONGXINQIAO_CHECKS_WAIVE",
                        "没有名为“" + name + "”的检查。",
                        "只能写：" + NAMES.stream().sorted().collect(Collectors.joining(", ")) + "。")));
        if (!faults.isEmpty()) {
            throw UnsafeProduction.with(faults);
        }
    }

    /** As {@link cn.tongxinqiao.organization.TryItMode} says it, before there are any beans. */
    private static boolean isProduction(Environment environment) {
        boolean ownDatabase = StringUtils.hasText(environment.getProperty("spring.datasource.url"));
        return !environment.getProperty("tongxinqiao.demo", Boolean.class, !ownDatabase);
    }

    static List<StartFault> faults(Environment environment) {
        List<StartFault> faults = new ArrayList<>();
        DatabaseFacts database = DatabaseFacts.read(environment);
        secret(environment, faults);
        administrator(environment, database, faults);
        demoAccounts(database, faults);
        engineRest(environment, faults);
        exposure(environment, faults);
        history(environment, faults);
        mail(environment, faults);
        address(environment, faults);
        web(environment, faults);
        if (database.reached() && database.version() < DatabaseFacts.OLDEST) {
            faults.add(new StartFault(
                    "database-version", "SPRING_DATASOURCE_URL", "PostgreSQL 版本低于 15。", "请升级数据库，或改用 15 及以上的服务器。"));
        }
        return faults;
    }

    private static void secret(Environment environment, List<StartFault> faults) {
        String secret = environment.getProperty("tongxinqiao.secret", "").strip();
        KnownSecrets.weaknessOf(secret, SHORTEST_SECRET)
                .ifPresent(why -> faults.add(new StartFault(
                        "secret",
                        "TONGXINQIAO_SECRET",
                        secret.isEmpty() ? "没有设置。" : "不能用：" + why + "。",
                        "请用 openssl rand -base64 36 生成；库里已有数据时，请找回原来的那一个。")));
    }

    private static void administrator(Environment environment, DatabaseFacts database, List<StartFault> faults) {
        String password = environment.getProperty("tongxinqiao.admin.password", "");
        String account = environment.getProperty("tongxinqiao.admin.id", "admin");
        if (password.isBlank()) {
            if (database.reached() && !database.administered()) {
                faults.add(new StartFault(
                        "admin-password",
                        "TONGXINQIAO_ADMIN_PASSWORD",
                        "还没有系统管理员，也没有给出首个管理员“" + account + "”的初始密码。",
                        "请设置一个，启动成功后可以去掉。"));
            }
            return;
        }
        KnownSecrets.weaknessOfPassword(password, account, SHORTEST_PASSWORD)
                .ifPresent(why -> faults.add(new StartFault(
                        "admin-password", "TONGXINQIAO_ADMIN_PASSWORD", "不安全：" + why + "。", "请换一个，或在已有管理员时去掉这项设置。")));
    }

    private static void demoAccounts(DatabaseFacts database, List<StartFault> faults) {
        if (!database.demoAccounts().isEmpty()) {
            faults.add(new StartFault(
                    "demo-accounts",
                    "SPRING_DATASOURCE_URL",
                    "库里有演示账号或仍用演示密码的账号（密码人人可查）：" + shortened(database.demoAccounts()) + "。",
                    "请换一个没有试用过的库，或删除这些账号、改掉密码。"));
        }
    }

    private static String shortened(List<String> accounts) {
        int most = 10;
        String named = accounts.stream().limit(most).collect(Collectors.joining("、"));
        return accounts.size() > most ? named + " 等 " + accounts.size() + " 个" : named;
    }

    private static void engineRest(Environment environment, List<StartFault> faults) {
        mustBe(environment, "engine-rest", "camunda.bpm.authorization.enabled", true, false, "引擎不检查权限。", faults);
        mustBe(
                environment,
                "engine-rest",
                "camunda.bpm.authorization.tenant-check-enabled",
                true,
                true,
                "引擎不按单位隔离。",
                faults);
        for (String kind : List.of("enableExpressionsInAdhocQueries", "enableScriptEngineLoadExternalResources")) {
            mustBe(environment, "query-expressions", ENGINE + kind, false, false, "查询或脚本里可以写表达式，等于可以执行代码。", faults);
        }
    }

    private static void exposure(Environment environment, List<StartFault> faults) {
        List<String> open = list(environment, "management.endpoints.web.exposure.include");
        if (!OPEN_ENDPOINTS.containsAll(open)) {
            faults.add(new StartFault(
                    "actuator",
                    "management.endpoints.web.exposure.include",
                    "开放了不该开放的管理接口。",
                    "只能写 health, prometheus。"));
        }
        for (String part : List.of("include-message", "include-stacktrace", "include-binding-errors")) {
            String value = environment.getProperty("server.error." + part, "never");
            if (!value.equalsIgnoreCase("never")) {
                faults.add(new StartFault(
                        "error-details", "server.error." + part, "出错时会把内部细节告诉外人。", "请去掉这项设置，或设为 never。"));
            }
        }
        mustBe(environment, "error-details", "server.error.include-exception", false, false, "出错时会把内部细节告诉外人。", faults);
    }

    private static void history(Environment environment, List<StartFault> faults) {
        for (String end : List.of("historyCleanupBatchWindowStartTime", "historyCleanupBatchWindowEndTime")) {
            if (!isTime(environment.getProperty(ENGINE + end, ""))) {
                faults.add(new StartFault(
                        "history-cleanup",
                        ENGINE + end,
                        "没有设置清理历史的时段，或写法不对：历史会一直增长，个人信息也删不掉。",
                        "请写成 HH:mm，如 01:00 和 05:00。"));
            }
        }
        String start = environment.getProperty(ENGINE + "historyCleanupBatchWindowStartTime", "");
        if (isTime(start) && start.equals(environment.getProperty(ENGINE + "historyCleanupBatchWindowEndTime"))) {
            faults.add(new StartFault(
                    "history-cleanup",
                    ENGINE + "historyCleanupBatchWindowEndTime",
                    "清理历史的时段开始和结束相同，等于没有。",
                    "请写成 HH:mm，如 01:00 和 05:00。"));
        }
        if (!isLife(environment.getProperty(ENGINE + "historyTimeToLive", ""))) {
            faults.add(new StartFault(
                    "history-cleanup", ENGINE + "historyTimeToLive", "没有设置历史保留多久，或写法不对。", "请写成天数，如 P180D。"));
        }
        if (environment
                .getProperty(ENGINE + "historyRemovalTimeStrategy", "end")
                .equals("none")) {
            faults.add(new StartFault(
                    "history-cleanup", ENGINE + "historyRemovalTimeStrategy", "历史不会到期，永远不被清理。", "请设为 end。"));
        }
        if (!HISTORY.contains(environment.getProperty("camunda.bpm.history-level", "full"))) {
            faults.add(new StartFault(
                    "history-level", "camunda.bpm.history-level", "历史记得不全，督办、统计和审计缺依据。", "请去掉这项设置，或设为 casework。"));
        }
    }

    private static boolean isTime(String text) {
        try {
            LocalTime.parse(text);
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static boolean isLife(String text) {
        if (DAYS.matcher(text).matches()) {
            return true;
        }
        try {
            Period life = Period.parse(text);
            return !life.isZero() && !life.isNegative();
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static void mail(Environment environment, List<StartFault> faults) {
        if (environment.getProperty("spring.mail.host", "").isBlank()) {
            faults.add(new StartFault("mail-sender", "SPRING_MAIL_HOST", "没有设置邮件服务器，信会一直留在发件箱里。", "请设置邮件服务器。"));
        }
        if (!MAIL.matcher(environment.getProperty("tongxinqiao.mail.from", "").strip())
                .matches()) {
            faults.add(new StartFault(
                    "mail-sender", "TONGXINQIAO_MAIL_FROM", "没有设置发件地址，或写法不对。", "例如：同心桥 <tongxinqiao@example.gov.cn>。"));
        }
    }

    private static void address(Environment environment, List<StartFault> faults) {
        String url = environment.getProperty("tongxinqiao.public-url", "").strip();
        URI uri = parsed(url);
        boolean whole = uri != null && uri.getHost() != null;
        if (!whole) {
            faults.add(new StartFault(
                    "public-url",
                    "TONGXINQIAO_PUBLIC_URL",
                    url.isEmpty() ? "没有设置居民打开网页用的地址，信里的链接会打不开。" : "写法不对。",
                    "例如：https://txq.example.gov.cn。"));
        } else if (!"https".equals(uri.getScheme())
                && !("http".equals(uri.getScheme()) && isThisMachine(uri.getHost()))) {
            faults.add(new StartFault(
                    "public-url",
                    "TONGXINQIAO_PUBLIC_URL",
                    "不是 https：查询码和密码会被路上的人看到。",
                    "请在前面放一个带证书的代理并改用 https；只有本机可以用 http。"));
        }
    }

    private static URI parsed(String url) {
        try {
            return URI.create(url);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static boolean isThisMachine(String host) {
        return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
    }

    private static void web(Environment environment, List<StartFault> faults) {
        if (environment
                .getProperty("tongxinqiao.public-url", "")
                .strip()
                .toLowerCase(Locale.ROOT)
                .startsWith("https:")) {
            for (String cookie : List.of(SecureCookies.SESSION, SecureCookies.CSRF)) {
                mustBe(environment, "secure-cookies", cookie, true, true, "登录用的 cookie 会在不加密的连接上发送。", faults);
            }
        }
        for (String header : HEADERS) {
            mustBe(
                    environment,
                    "web-headers",
                    "camunda.bpm.webapp.header-security." + header + "-disabled",
                    false,
                    false,
                    "网页少了浏览器的保护。",
                    faults);
        }
    }

    private static void mustBe(
            Environment environment,
            String check,
            String setting,
            boolean wanted,
            boolean otherwise,
            String fact,
            List<StartFault> faults) {
        String value = environment.getProperty(setting, String.valueOf(otherwise));
        if (!value.strip().equalsIgnoreCase(String.valueOf(wanted))) {
            faults.add(new StartFault(check, setting, fact, "请去掉这项设置，或设为 " + wanted + "。"));
        }
    }

    private static List<String> list(Environment environment, String name) {
        return Binder.get(environment)
                .bind(name, Bindable.listOf(String.class))
                .map(found -> found.stream()
                        .map(String::strip)
                        .filter(text -> !text.isEmpty())
                        .toList())
                .orElse(List.of());
    }
}
