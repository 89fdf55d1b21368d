package cn.tongxinqiao.database;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/** Matches when no server is named. */
class OnEmbeddedDatabase implements Condition {

    static final String URL_PROPERTY = "spring.datasource.url";

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        // A blank URL matches too, so that the configuration can refuse it by name.
        return !StringUtils.hasText(context.getEnvironment().getProperty(URL_PROPERTY));
    }
}
