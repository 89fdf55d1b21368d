package cn.tongxinqiao.request;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much of a case lies on the desk at once.
 *
 * @param events latest entries of the timeline
 * @param earlier earlier cases of the same person
 * @param excerpt characters of another case's text
 */
@ConfigurationProperties("tongxinqiao.request.desk")
record CaseDeskSettings(
        @DefaultValue("200") int events,
        @DefaultValue("20") int earlier,
        @DefaultValue("120") int excerpt) {}
