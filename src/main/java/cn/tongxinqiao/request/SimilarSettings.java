package cn.tongxinqiao.request;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When two requests look alike.
 *
 * @param likeness from which likeness on, 0 for nothing in common to 1 for the same words
 * @param latest how many of a community's latest open cases are looked through
 * @param shown how many are shown at most
 * @param shownToStaff how many staff see at most beside a case
 */
@ConfigurationProperties("tongxinqiao.request.similar")
record SimilarSettings(
        @DefaultValue("0.35") double likeness,
        @DefaultValue("200") int latest,
        @DefaultValue("3") int shown,
        @DefaultValue("6") int shownToStaff) {}
