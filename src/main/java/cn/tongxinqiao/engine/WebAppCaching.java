package cn.tongxinqiao.engine;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * How long a browser keeps the files of the web apps. Left to itself it guesses, and shows an old script of ours after an
 * update, or asks for megabytes of the engine's anew.
 */
@Configuration(proxyBeanMethods = false)
class WebAppCaching {

    /** What the engine ships and names with its version; ours in the same folders carry that version too but change. */
    private static final Pattern SHIPPED = Pattern.compile(
            "/camunda/(lib/(runtime|deps|globalize|ngDefine)\\.js|app/\\w+/camunda-\\w+-bootstrap\\.(js|css)"
                    + "|app/\\w+/(plugin|\\w+-plugin-\\w+)/.*|(app/)?plugin/\\w+/app/plugin\\.(js|css))");

    private static final Pattern FONT = Pattern.compile("/camunda/assets/.+");

    private static final String FOR_GOOD =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable().getHeaderValue();
    private static final String FOR_A_DAY =
            CacheControl.maxAge(Duration.ofDays(1)).cachePublic().getHeaderValue();
    private static final String ASK_EACH_TIME = CacheControl.noCache().getHeaderValue();

    @Bean
    static FilterRegistrationBean<OncePerRequestFilter> webAppCachingFilter() {
        FilterRegistrationBean<OncePerRequestFilter> registration =
                new FilterRegistrationBean<>(new OncePerRequestFilter() {
                    @Override
                    protected void doFilterInternal(
                            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                            throws ServletException, IOException {
                        response.setHeader(
                                HttpHeaders.CACHE_CONTROL, keep(request.getRequestURI(), request.getParameter("bust")));
                        chain.doFilter(request, response);
                    }
                });
        registration.setName("webAppCachingFilter");
        registration.addUrlPatterns(
                "/camunda/app/*", "/camunda/lib/*", "/camunda/assets/*", "/camunda/plugin/*", "/camunda/favicon.ico");
        return registration;
    }

    static String keep(String path, String bust) {
        if (SHIPPED.matcher(path).matches() && version().equals(bust)) {
            return FOR_GOOD;
        }
        return FONT.matcher(path).matches() ? FOR_A_DAY : ASK_EACH_TIME;
    }

    private static String version() {
        return ProcessEngine.class.getPackage().getImplementationVersion();
    }
}
