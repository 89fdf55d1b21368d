package cn.tongxinqiao.engine;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Bounds lists of the engine's REST API whose caller names no bound: the engine refuses an unbounded list, and a caller who
 * does not know that is better served with a first page.
 */
@Configuration(proxyBeanMethods = false)
class BoundedLists {

    private static final String PARAMETER = "maxResults";
    private static final Pattern COUNT = Pattern.compile("\\d{1,9}");

    @Bean
    static FilterRegistrationBean<OncePerRequestFilter> boundedListsFilter(
            @Value("${camunda.bpm.generic-properties.properties.queryMaxResultsLimit}") int limit) {
        FilterRegistrationBean<OncePerRequestFilter> registration =
                new FilterRegistrationBean<>(new OncePerRequestFilter() {
                    @Override
                    protected void doFilterInternal(
                            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                            throws ServletException, IOException {
                        if (!isCount(request.getParameter(PARAMETER))
                                || !isCount(request.getParameter("firstResult"))) {
                            response.sendError(HttpStatus.BAD_REQUEST.value());
                            return;
                        }
                        chain.doFilter(
                                request.getParameter(PARAMETER) == null ? bounded(request, limit) : request, response);
                    }
                });
        registration.addUrlPatterns("/engine-rest/*", "/camunda/api/engine/*");
        return registration;
    }

    /** The engine hands a negative one on to the database. */
    private static boolean isCount(String value) {
        return value == null || COUNT.matcher(value).matches();
    }

    private static HttpServletRequest bounded(HttpServletRequest request, int limit) {
        String query = request.getQueryString();
        String bound = PARAMETER + "=" + limit;
        return new HttpServletRequestWrapper(request) {
            @Override
            public String getQueryString() {
                return query == null ? bound : query + "&" + bound;
            }
        };
    }
}
