package cn.tongxinqiao;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Under an https address a session's cookie never goes over a plain line; a trial at http://127.0.0.1 needs one that does. */
class SecureCookies implements EnvironmentPostProcessor {

    static final String SESSION = "camunda.bpm.webapp.session-cookie.enable-secure-cookie";
    static final String CSRF = "camunda.bpm.webapp.csrf.enable-secure-cookie";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (environment.getProperty("tongxinqiao.public-url", "").strip().startsWith("https:")) {
            environment
                    .getPropertySources()
                    .addLast(new MapPropertySource("secureCookies", Map.of(SESSION, "true", CSRF, "true")));
        }
    }
}
