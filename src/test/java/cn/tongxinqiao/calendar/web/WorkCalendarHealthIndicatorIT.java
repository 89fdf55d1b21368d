package cn.tongxinqiao.calendar.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.tongxinqiao.IntegrationTest;
import cn.tongxinqiao.calendar.WorkCalendar;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthContributorNameFactory;
import org.springframework.boot.actuate.health.Status;
import org.springframework.context.ApplicationContext;

@IntegrationTest
class WorkCalendarHealthIndicatorIT {

    @Autowired
    private WorkCalendar calendar;

    @Autowired
    private ApplicationContext context;

    @ParameterizedTest
    @CsvSource({"2026-11-02T12:00:00+08:00, missing year 2027", "2024-12-01T12:00:00+08:00, missing year 2024"})
    void staysUpAndNamesTheMissingYear(String now, String detail) {
        Health health = healthAt(now);

        assertThat(health.getStatus()).isEqualTo(Status.UP);
        assertThat(health.getDetails()).containsEntry("calendar", detail);
    }

    @Test
    void saysNothingWhileTheNextSixtyDaysAreKnown() {
        assertThat(healthAt("2026-11-01T12:00:00+08:00")).isEqualTo(Health.up().build());
    }

    @Test
    void appearsUnderItsKey() {
        assertThat(context.getBeanNamesForType(WorkCalendarHealthIndicator.class))
                .extracting(HealthContributorNameFactory.INSTANCE)
                .containsExactly("workCalendar");
    }

    private Health healthAt(String now) {
        Clock clock = Clock.fixed(OffsetDateTime.parse(now).toInstant(), ZoneId.of("Asia/Shanghai"));
        return new WorkCalendarHealthIndicator(calendar, clock, 60).health();
    }
}
