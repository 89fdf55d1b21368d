package cn.tongxinqiao.organization;

import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * Whether this is a trial with the demo district and demo accounts. Said by the property {@code tongxinqiao.demo};
 * without it, a trial is what runs without a database of its own ({@code spring.datasource.url}).
 */
@Component
public class TryItMode {

    private final boolean on;

    TryItMode(Environment environment) {
        boolean ownDatabase = StringUtils.hasText(environment.getProperty("spring.datasource.url"));
        on = environment.getProperty("tongxinqiao.demo", Boolean.class, !ownDatabase);
    }

    /** True in a trial, false in production. */
    public boolean isOn() {
        return on;
    }
}
