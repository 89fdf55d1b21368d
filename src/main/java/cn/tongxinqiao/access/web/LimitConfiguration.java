package cn.tongxinqiao.access.web;

import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the bound on wrong passwords before everything that looks at one. */
@Configuration(proxyBeanMethods = false)
class LimitConfiguration {

    private static final int BEFORE_SECURITY = SecurityProperties.DEFAULT_FILTER_ORDER - 10;

    @Bean
    static FilterRegistrationBean<GuessLimitFilter> guessLimit(PublicLimits limits, TooOften answers) {
        FilterRegistrationBean<GuessLimitFilter> registration =
                new FilterRegistrationBean<>(new GuessLimitFilter(limits, answers));
        registration.setOrder(BEFORE_SECURITY);
        return registration;
    }
}
