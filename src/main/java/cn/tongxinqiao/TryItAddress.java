package cn.tongxinqiao;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.StringUtils;

/** With demo accounts, whose password everybody can read, the server listens to this machine only. */
class TryItAddress implements EnvironmentPostProcessor {

    private static final String ADDRESS = "server.address";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        boolean ownDatabase = StringUtils.hasText(environment.getProperty("spring.datasource.url"));
        boolean demo = environment.getProperty("tongxinqiao.demo", Boolean.class, !ownDatabase);
        if (demo && !environment.containsProperty(ADDRESS)) {
            environment
                    .getPropertySources()
                    .addLast(new MapPropertySource("tryItAddress", Map.of(ADDRESS, "127.0.0.1")));
        }
    }
}
