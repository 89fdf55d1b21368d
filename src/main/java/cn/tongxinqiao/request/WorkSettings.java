package cn.tongxinqiao.request;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Sizes and intervals of the pages on which people find their work.
 *
 * @param offered how many tasks to claim are listed on the phone
 * @param held how many tasks of one's own are listed on the phone
 * @param tries how many tasks are tried, one after the other, when the next one is claimed
 * @param unitTasks how many tasks of a unit are looked through and counted at most
 * @param unitPage how many tasks of a unit are on one page
 * @param remindEvery how long after a reminder by hand the same holder is not reminded by hand again
 * @param events how many entries of the timeline are shown on the phone
 */
@ConfigurationProperties("tongxinqiao.request.work")
record WorkSettings(
        @DefaultValue("60") int offered,
        @DefaultValue("100") int held,
        @DefaultValue("20") int tries,
        @DefaultValue("2000") int unitTasks,
        @DefaultValue("50") int unitPage,
        @DefaultValue("PT1H") Duration remindEvery,
        @DefaultValue("12") int events) {}
