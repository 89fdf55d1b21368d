package cn.tongxinqiao.organization;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of registering leave.
 *
 * @param daysAhead the last day of a leave may be at most this many days from today
 */
@ConfigurationProperties("tongxinqiao.leave")
record LeaveSettings(@DefaultValue("400") int daysAhead) {}
