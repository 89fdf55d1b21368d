package cn.tongxinqiao.portal;

import java.time.Duration;
import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the district sets for its residents' pages.
 *
 * @param draftLife how long a request that is being written is kept after its last change
 * @param urgeEvery how long a resident waits between two urgings of the same case
 */
@ConfigurationProperties("tongxinqiao.portal")
public record PortalSettings(
        @DefaultValue("24h") Duration draftLife,
        @DefaultValue("1d") Period urgeEvery) {}
