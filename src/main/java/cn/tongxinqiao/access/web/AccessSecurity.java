package cn.tongxinqiao.access.web;

import cn.tongxinqiao.audit.AuditLog;
import cn.tongxinqiao.audit.Refusals;
import cn.tongxinqiao.engine.EngineAccounts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.SessionManagementConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.web.PathPatternRequestMatcherBuilderFactoryBean;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter;

/**
 * Every path that can be reached, on one page. What is not named here is closed; a new open path is a line here and a
 * line in the test beside it.
 */
@Configuration(proxyBeanMethods = false)
class AccessSecurity {

    /** What the public may post to; a case itself is protected by its token. */
    private static final String[] PUBLIC_POSTS = {
        "/api/requests",
        "/api/requests/*/rating",
        "/api/requests/*/details",
        "/api/requests/*/files",
        "/api/requests/*/withdrawal",
        "/api/requests/*/urge",
        "/api/votes/tally",
        "/api/lift/cost-shares",
        "/api/property/grade"
    };

    private static final String[] PUBLIC_READS = {
        "/api/requests/*",
        "/api/requests/*/files",
        "/api/requests/*/files/*",
        "/api/requests/*/time",
        "/api/publications",
        "/api/publications/*",
        "/api/votes/*/summary"
    };

    /** Who sees which limits a change of calendar or table has moved. */
    private static final String[] REPLANNING_READERS = {
        Authorities.SUPERVISORS, Authorities.ANALYSTS, Authorities.ADMINISTRATORS
    };

    private static final String[] HEALTH = {
        "/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness"
    };

    private static final String[] API_DOCS = {"/v3/api-docs", "/v3/api-docs.yaml", "/v3/api-docs/*"};

    private static final String[] OPEN_PAGES = {"/favicon.ico", "/assets/**"};

    /** Where residents go; a case there is protected by its token, what is being written by its random id. */
    private static final String[] RESIDENTS_PAGES = {
        "/",
        "/staff",
        "/contact",
        "/track",
        "/requests/**",
        "/board",
        "/board/**",
        "/tools/votes",
        "/tools/lift-costs",
        "/votes/*",
        "/votes/*/ballot",
        "/votes/*/ballot/papers/*",
        "/lift/*",
        "/lift-notices",
        "/lift-notices/*",
        "/mediation/*",
        "/mediation/*/consent",
        "/mediation/*/extension",
        "/mediation/*/withdrawal",
        "/mediation/*/agreement.pdf",
        "/property-rectification/*",
        "/property-rectification/*/items/*",
        "/property-rectification/*/extension",
        "/lift/*/agreement",
        "/lift/*/agreement.pdf",
        "/lift/*/objection",
        "/property-firm/*",
        "/property-firm/*/report",
        "/property-survey/*",
        "/property-objection/*",
        "/property-objection/*/join",
        "/property-grades",
        "/property-lists"
    };

    private static final String[] RESIDENTS_POSTS = {
        "/track",
        "/requests/**",
        "/tools/votes",
        "/tools/lift-costs",
        "/votes/*/ballot",
        "/mediation/*/consent",
        "/mediation/*/extension",
        "/mediation/*/withdrawal",
        "/property-rectification/*/items/*",
        "/property-rectification/*/extension",
        "/lift/*/agreement",
        "/lift/*/objection",
        "/property-firm/*/report",
        "/property-survey/*",
        "/property-objection/*",
        "/property-objection/*/join"
    };

    /** Nothing but our own style and pictures: no script at all, nothing from elsewhere, in nobody's frame. */
    private static final String RESIDENTS_CONTENT = "default-src 'none'; style-src 'self'; img-src 'self';"
            + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /** What arrived in a trial; the page itself exists only then, and only for whoever sits at the machine. */
    private static final String[] TRIAL_PAGES = {"/mails", "/mails/*", "/mails/*/files/*"};

    private final EngineAccounts accounts;
    private final ProblemGate gate;
    private final MetricsReaders readers;
    private final PublicLimits limits;
    private final TooOften tooOften;
    private final AuditLog log;
    private final Refusals refusals;

    AccessSecurity(
            EngineAccounts accounts,
            ProblemGate gate,
            MetricsReaders readers,
            PublicLimits limits,
            TooOften tooOften,
            AuditLog log,
            Refusals refusals) {
        this.accounts = accounts;
        this.gate = gate;
        this.readers = readers;
        this.limits = limits;
        this.tooOften = tooOften;
        this.log = log;
        this.refusals = refusals;
    }

    /** Paths as the caller wrote them: the engine's servlets are not Spring MVC's, whose own matching would miss them. */
    @Bean
    static PathPatternRequestMatcherBuilderFactoryBean wholePaths() {
        return new PathPatternRequestMatcherBuilderFactoryBean();
    }

    /** The web apps guard themselves; only their first-visitor set-up is shut, since whoever came first would own all. */
    @Bean
    @Order(1)
    SecurityFilterChain webAppDoors(HttpSecurity http) throws Exception {
        return http.securityMatcher("/camunda", "/camunda/**")
                .authorizeHttpRequests(paths -> paths.requestMatchers("/camunda/api/admin/setup/**")
                        .denyAll()
                        .requestMatchers("/camunda/app/*/*/setup", "/camunda/app/*/*/setup/**")
                        .denyAll()
                        .anyRequest()
                        .permitAll())
                .csrf(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .securityContext(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .exceptionHandling(gate::hide)
                .addFilterBefore(new SignInWatch(accounts, log, refusals), AuthorizationFilter.class)
                .addFilterAfter(new EngineDoorFilter(accounts, gate), AuthorizationFilter.class)
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain engineRestDoors(HttpSecurity http) throws Exception {
        return stateless(http.securityMatcher("/engine-rest", "/engine-rest/**"))
                .authorizeHttpRequests(paths -> paths.anyRequest().authenticated())
                .httpBasic(basic -> basic.authenticationEntryPoint(gate::askForPassword))
                .addFilterAfter(new EngineDoorFilter(accounts, gate), AuthorizationFilter.class)
                .addFilterAfter(new EngineActingFilter(accounts), EngineDoorFilter.class)
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain apiDoors(HttpSecurity http) throws Exception {
        return stateless(http.securityMatcher("/api", "/api/**"))
                .authorizeHttpRequests(paths -> paths.requestMatchers(HttpMethod.POST, PUBLIC_POSTS)
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, PUBLIC_READS)
                        .permitAll()
                        .requestMatchers("/api/replannings", "/api/replannings/**")
                        .hasAnyAuthority(REPLANNING_READERS)
                        .requestMatchers(HttpMethod.GET, "/api/audit")
                        .hasAuthority(Authorities.AUDITORS)
                        .requestMatchers(HttpMethod.GET, "/api/reply-templates")
                        .hasAnyAuthority(Authorities.STAFF, Authorities.MEMBERS)
                        .requestMatchers("/api/absences", "/api/absences/**")
                        .hasAnyAuthority(Authorities.STAFF, Authorities.MEMBERS)
                        .requestMatchers("/api/votes", "/api/votes/**", "/api/lift/schemes", "/api/lift/schemes/**")
                        .hasAuthority(Authorities.STAFF)
                        .requestMatchers("/api/mediations", "/api/mediations/**")
                        .hasAuthority(Authorities.STAFF)
                        .requestMatchers("/api/my-work/**")
                        .hasAnyAuthority(Authorities.STAFF, Authorities.MEMBERS)
                        .requestMatchers("/api/estate/**")
                        .hasAuthority(Authorities.STAFF)
                        .anyRequest()
                        .authenticated())
                .httpBasic(basic -> basic.authenticationEntryPoint(gate::askForPassword))
                .addFilterAfter(new WebAppSessionFilter(accounts), BasicAuthenticationFilter.class)
                .addFilterBefore(new PublicLimitFilter(limits, tooOften), AuthorizationFilter.class)
                .build();
    }

    @Bean
    @Order(4)
    SecurityFilterChain metricsDoor(HttpSecurity http) throws Exception {
        return stateless(http.securityMatcher("/actuator/prometheus"))
                .authorizeHttpRequests(paths -> paths.requestMatchers(HttpMethod.GET, "/actuator/prometheus")
                        .access(readers)
                        .anyRequest()
                        .denyAll())
                .httpBasic(basic -> basic.authenticationEntryPoint(gate::askForPassword))
                .build();
    }

    /** Residents have no session, so nobody can act in their name from another site: the token is in the form. */
    @Bean
    @Order(5)
    SecurityFilterChain residentDoors(HttpSecurity http) throws Exception {
        return http.securityMatcher(RESIDENTS_PAGES)
                .authorizeHttpRequests(paths -> paths.requestMatchers(AccessSecurity::isError)
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, RESIDENTS_PAGES)
                        .permitAll()
                        .requestMatchers(HttpMethod.HEAD, RESIDENTS_PAGES)
                        .permitAll()
                        .requestMatchers(HttpMethod.POST, RESIDENTS_POSTS)
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .csrf(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(RESIDENTS_CONTENT))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicyHeaderWriter.ReferrerPolicy.NO_REFERRER)))
                .sessionManagement(AccessSecurity::leaveSessionsAlone)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .exceptionHandling(gate::onPages)
                .addFilterBefore(new PublicLimitFilter(limits, tooOften), AuthorizationFilter.class)
                .build();
    }

    @Bean
    @Order(6)
    SecurityFilterChain pageDoors(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(paths -> paths.requestMatchers(AccessSecurity::isError)
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, HEALTH)
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, API_DOCS)
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, OPEN_PAGES)
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, TRIAL_PAGES)
                        .permitAll()
                        .requestMatchers("/counter", "/counter/**")
                        .hasAuthority(Authorities.STAFF)
                        .requestMatchers("/leave", "/leave/**")
                        .hasAnyAuthority(Authorities.STAFF, Authorities.MEMBERS)
                        .requestMatchers("/my-work", "/my-work/**")
                        .hasAnyAuthority(Authorities.STAFF, Authorities.MEMBERS)
                        .requestMatchers("/unit-work")
                        .hasAuthority(Authorities.STAFF)
                        .requestMatchers("/estate", "/estate/**")
                        .hasAuthority(Authorities.STAFF)
                        .requestMatchers("/letters", "/letters/**")
                        .hasAnyAuthority(Authorities.ADMINISTRATORS, Authorities.INTAKE_CLERKS)
                        .requestMatchers("/calendar", "/calendar/**")
                        .hasAuthority(Authorities.ADMINISTRATORS)
                        .requestMatchers("/replanning")
                        .hasAnyAuthority(REPLANNING_READERS)
                        .requestMatchers(HttpMethod.GET, "/cases/*")
                        .authenticated()
                        .requestMatchers(HttpMethod.GET, "/time-ledger", "/time-ledger/units.csv")
                        .hasAnyAuthority(Authorities.SUPERVISORS, Authorities.ANALYSTS, Authorities.ADMINISTRATORS)
                        .requestMatchers("/reply-templates", "/reply-templates/*")
                        .hasAnyAuthority(Authorities.SUPERVISORS, Authorities.ANALYSTS, Authorities.ADMINISTRATORS)
                        .requestMatchers(HttpMethod.GET, "/audit", "/audit/entries.csv")
                        .hasAuthority(Authorities.AUDITORS)
                        .requestMatchers(
                                "/voting",
                                "/voting/**",
                                "/lift-schemes",
                                "/lift-schemes/**",
                                "/lift-cases",
                                "/lift-cases/**")
                        .hasAuthority(Authorities.STAFF)
                        .requestMatchers("/mediations", "/mediations/**")
                        .hasAuthority(Authorities.STAFF)
                        .requestMatchers("/lifts-in-use", "/lifts-in-use/**")
                        .hasAuthority(Authorities.STAFF)
                        .requestMatchers("/lift-concerns", "/lift-concerns/**")
                        .hasAuthority(Authorities.STAFF)
                        .requestMatchers(HttpMethod.GET, "/lift-report", "/lift-report/lifts.xlsx")
                        .hasAuthority(Authorities.STAFF)
                        .requestMatchers(
                                HttpMethod.GET,
                                "/property-report",
                                "/property-report/figures.xlsx",
                                "/property-report/report.pdf",
                                "/property-assessments/*/sheet.pdf")
                        .hasAuthority(Authorities.STAFF)
                        .requestMatchers(
                                "/property-assessments/*/survey",
                                "/property-assessments/*/survey/**",
                                "/property-assessments/*/objections",
                                "/property-assessments/*/objections/**",
                                "/property-assessments/*/rectification",
                                "/property-assessments/*/rectification/**",
                                "/property-contracts",
                                "/property-contracts/**",
                                "/property-exits",
                                "/property-exits/**")
                        .hasAuthority(Authorities.STAFF)
                        .requestMatchers("/property-assessments", "/property-assessments/**")
                        .hasAnyAuthority(Authorities.STAFF, Authorities.ADMINISTRATORS)
                        .requestMatchers("/property-rubrics", "/property-rubrics/**")
                        .hasAnyAuthority(
                                Authorities.ANALYSTS,
                                Authorities.SUPERVISORS,
                                Authorities.ADMINISTRATORS,
                                Authorities.HOUSING)
                        .requestMatchers("/publishing", "/publishing/**")
                        .hasAuthority(Authorities.PUBLISHER)
                        .anyRequest()
                        .denyAll())
                .sessionManagement(AccessSecurity::leaveSessionsAlone)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .exceptionHandling(gate::onPages)
                .addFilterBefore(new WebAppSessionFilter(accounts), AuthorizationFilter.class)
                .build();
    }

    private HttpSecurity stateless(HttpSecurity http) throws Exception {
        return http.csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(AccessSecurity::leaveSessionsAlone)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .exceptionHandling(gate::onApi);
    }

    /** Sessions belong to the web apps: we make none and must not give one a new id behind their back. */
    private static void leaveSessionsAlone(SessionManagementConfigurer<HttpSecurity> session) {
        session.sessionCreationPolicy(SessionCreationPolicy.STATELESS)
                .sessionFixation(SessionManagementConfigurer.SessionFixationConfigurer::none);
    }

    private static boolean isError(jakarta.servlet.http.HttpServletRequest request) {
        return request.getDispatcherType() == jakarta.servlet.DispatcherType.ERROR
                || request.getDispatcherType() == jakarta.servlet.DispatcherType.FORWARD;
    }
}
