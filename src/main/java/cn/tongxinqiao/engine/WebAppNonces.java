package cn.tongxinqiao.engine;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Lets the pages of the web apps run their scripts. The engine keeps the word that allows them in one place for all requests:
 * when another comes between, the page names the other's, the browser runs nothing and stays at its spinner. The page gets the
 * word its own header announces.
 */
@Configuration(proxyBeanMethods = false)
class WebAppNonces {

    private static final Pattern PAGE = Pattern.compile("/camunda/app/[\\w/-]*");
    private static final Pattern ANNOUNCED = Pattern.compile("'nonce-([\\w+/=-]+)'");
    private static final Pattern NAMED = Pattern.compile("nonce=\"[^\"]*\"");

    @Bean
    static FilterRegistrationBean<OncePerRequestFilter> webAppNoncesFilter() {
        FilterRegistrationBean<OncePerRequestFilter> registration =
                new FilterRegistrationBean<>(new OncePerRequestFilter() {
                    @Override
                    protected boolean shouldNotFilter(HttpServletRequest request) {
                        return !PAGE.matcher(request.getRequestURI()).matches();
                    }

                    @Override
                    protected void doFilterInternal(
                            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                            throws ServletException, IOException {
                        ContentCachingResponseWrapper page = new ContentCachingResponseWrapper(response);
                        chain.doFilter(request, page);
                        nameWhatIsAnnounced(page);
                        page.copyBodyToResponse();
                    }
                });
        registration.setName("webAppNoncesFilter");
        registration.addUrlPatterns("/camunda/app/*");
        // Around the engine's filters, which write the header and the page.
        registration.setOrder(0);
        return registration;
    }

    private static void nameWhatIsAnnounced(ContentCachingResponseWrapper page) throws IOException {
        String policy = page.getHeader("Content-Security-Policy");
        Matcher announced = ANNOUNCED.matcher(policy == null ? "" : policy);
        if (page.getContentSize() == 0 || !announced.find()) {
            return;
        }
        // Every byte is a character of this one, whatever the page is written in.
        String written = new String(page.getContentAsByteArray(), StandardCharsets.ISO_8859_1);
        String named =
                NAMED.matcher(written).replaceAll(Matcher.quoteReplacement("nonce=\"" + announced.group(1) + "\""));
        page.resetBuffer();
        page.getOutputStream().write(named.getBytes(StandardCharsets.ISO_8859_1));
    }
}
