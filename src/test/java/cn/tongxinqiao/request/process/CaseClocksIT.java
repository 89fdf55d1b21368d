package cn.tongxinqiao.request.process;

import static cn.tongxinqiao.request.process.FilledForm.asks;
import static cn.tongxinqiao.request.process.FilledForm.pauseGranted;
import static cn.tongxinqiao.request.process.FilledForm.sentBack;
import static cn.tongxinqiao.request.process.NewCase.aHardCase;
import static cn.tongxinqiao.request.process.NewCase.aMinorCase;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.tongxinqiao.IntegrationTest;
import cn.tongxinqiao.request.RequestRefused;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The three clocks of a case, with the clock on the wall set by the test. */
@IntegrationTest
class CaseClocksIT {

    @Autowired
    private CaseDriver cases;

    @AfterEach
    void leaveNothingBehind() {
        ClockUtil.reset();
        cases.leaveNothingOpen();
    }

    @ParameterizedTest(name = "received {0}: accept by {1}, contact by {2}, result by {3}")
    @CsvSource(textBlock = """
            # around the Spring Festival: 14 and 28 February are worked, 15 to 23 are off
            2026-02-13T10:00, 2026-02-14T10:00, 2026-02-14T10:00, 2026-02-27T10:00
            # Labour Day
            2026-04-30T09:30, 2026-05-06T09:30, 2026-05-01T09:30, 2026-05-11T09:30
            # a Sunday that is worked
            2026-09-18T15:00, 2026-09-20T15:00, 2026-09-19T15:00, 2026-09-24T15:00
            2026-10-10T11:00, 2026-10-12T11:00, 2026-10-11T11:00, 2026-10-16T11:00
            # before opening, at lunch, after closing, on a day off
            2026-03-02T07:00, 2026-03-03T08:30, 2026-03-03T07:00, 2026-03-09T08:30
            2026-03-02T12:30, 2026-03-03T14:00, 2026-03-03T12:30, 2026-03-09T14:00
            2026-03-02T18:00, 2026-03-04T08:30, 2026-03-03T18:00, 2026-03-10T08:30
            2026-03-07T10:00, 2026-03-10T08:30, 2026-03-08T10:00, 2026-03-16T08:30
            # a leap day in sight, and the end of a year
            2025-12-30T09:00, 2025-12-31T09:00, 2025-12-31T09:00, 2026-01-07T09:00
            """)
    void endByTheCalendar(LocalDateTime received, LocalDateTime accept, LocalDateTime contact, LocalDateTime result) {
        at(received);
        DrivenCase request = cases.enter(aMinorCase());

        assertThat(request.instant("accept_due_at")).isEqualTo(here(accept));
        assertThat(request.instant("contact_due_at")).isEqualTo(here(contact));
        assertThat(request.dueAt()).isEqualTo(here(result));
        assertThat(request.column("due_provisional")).isEqualTo("false");
        assertThat(request.timer("startEvent_overdue").getDuedate()).isEqualTo(Date.from(here(result)));
        assertThat(request.task("userTask_handle").getDueDate()).isEqualTo(Date.from(here(result)));
        assertThat(request.task("userTask_handle").getFollowUpDate())
                .isEqualTo(request.timer("startEvent_watch").getDuedate());
    }

    @Test
    void areProvisionalInAYearWithoutData() {
        at(LocalDateTime.parse("2026-12-31T10:00"));

        DrivenCase request = cases.enter(aMinorCase());

        assertThat(request.column("due_provisional")).isEqualTo("true");
        assertThat(request.progress().dueProvisional()).isTrue();
        assertThat(request.form("community01", "userTask_handle")
                        .get("caseSummary")
                        .toString())
                .contains("01-07 10:00（暂定）");
    }

    @Test
    void remindAtHalfLightUpAtEightyAndGoToTheSupervisorAtTheEnd() {
        at(LocalDateTime.parse("2026-03-02T09:00"));
        DrivenCase request = cases.enter(aMinorCase());

        // 7 working hours until 3 March 09:00.
        assertThat(watch(request)).isEqualTo(here("2026-03-02T14:30"));
        at(LocalDateTime.parse("2026-03-02T14:30"));
        request.fireTimer("startEvent_watch");
        assertThat(request.notes()).containsOnlyOnce("LIGHT_REMIND");
        assertThat(lettersOf(request)).containsExactly("2026-03-02T14:30 secretary01");

        assertThat(watch(request)).isEqualTo(here("2026-03-02T16:36"));
        at(LocalDateTime.parse("2026-03-02T16:36"));
        request.fireTimer("event_watch");
        assertThat(request.notes()).containsOnlyOnce("LIGHT_YELLOW");
        assertThat(request.task("userTask_handle").getPriority()).isEqualTo(60);
        assertThat(request.incidents()).isEmpty();

        // The contact clock runs by the wall: half of 24 hours is 21:00, its letter waits for the opening.
        assertThat(watch(request)).isEqualTo(here("2026-03-02T21:00"));
        at(LocalDateTime.parse("2026-03-02T21:00"));
        request.fireTimer("event_watch");
        assertThat(lettersOf(request)).contains("2026-03-03T08:30 secretary01");

        at(LocalDateTime.parse("2026-03-03T09:00"));
        request.fireTimer("event_watch");
        assertThat(request.notes()).contains("LIGHT_RED", "SUPERVISION");
        assertThat(request.task("userTask_handle").getPriority()).isEqualTo(90);
        assertThat(request.incidents()).anyMatch(incident -> incident.contains("超过接单时限"));
        assertThat(lettersOf(request)).contains("2026-03-03T09:00 street01");
        assertThat(request.escalations())
                .as("the default table supervises, it does not move")
                .isEmpty();
    }

    @Test
    void tellNothingTwiceAndNothingOfAClockThatIsDone() {
        at(LocalDateTime.parse("2026-03-02T09:00"));
        DrivenCase request = cases.enter(aMinorCase());
        request.claim("community01", "userTask_handle");
        at(LocalDateTime.parse("2026-03-02T16:00"));

        request.fireTimer("startEvent_watch");
        request.fireTimer("event_watch");

        assertThat(request.notes()).as("somebody has taken it in time").noneMatch(note -> note.startsWith("LIGHT_"));
        assertThat(lettersOf(request)).isEmpty();
        assertThat(watch(request)).as("the contact clock goes on").isEqualTo(here("2026-03-02T21:00"));
    }

    @Test
    void remindAgainAfterARedLightUntilSomebodyActs() {
        at(LocalDateTime.parse("2026-03-02T09:00"));
        DrivenCase request = cases.enter(aMinorCase());
        at(LocalDateTime.parse("2026-03-03T09:00"));
        request.fireTimer("startEvent_watch");
        int letters = lettersOf(request).size();
        int incidents = request.incidents().size();

        assertThat(watch(request)).isEqualTo(here("2026-03-04T09:00"));
        at(LocalDateTime.parse("2026-03-04T09:00"));
        request.fireTimer("event_watch");

        assertThat(lettersOf(request)).hasSizeGreaterThan(letters);
        assertThat(request.incidents()).hasSize(incidents);
    }

    @Test
    void doNotWaitForTheOpeningInAnEmergency() {
        at(LocalDateTime.parse("2026-03-06T22:00"));
        DrivenCase request = cases.enter(aHardCase("FIRE").withLifeInDanger());
        assertThat(request.column("urgency")).isEqualTo("EMERGENCY");

        assertThat(watch(request)).isEqualTo(here("2026-03-06T22:07:30"));
        at(LocalDateTime.parse("2026-03-06T22:07:30"));
        request.fireTimer("startEvent_watch");

        assertThat(lettersOf(request)).containsExactly("2026-03-06T22:07:30 brigade");
    }

    @Test
    void areLongerByTheTimeTheyStoodStill() {
        at(LocalDateTime.parse("2026-03-02T10:00"));
        DrivenCase request = cases.enter(aMinorCase());
        at(LocalDateTime.parse("2026-03-03T09:00"));
        request.submit("community01", "userTask_handle", asks("WAITING", LocalDate.parse("2026-03-12")));
        request.submit("secretary01", "userTask_approve", pauseGranted());
        assertThat(request.dueAt()).isEqualTo(here("2026-03-18T09:30"));
        assertThat(request.timer("event_awake").getDuedate()).isEqualTo(Date.from(here("2026-03-12T08:30")));

        at(LocalDateTime.parse("2026-03-05T09:00"));
        request.addDetail("请周五来。");

        assertThat(request.dueAt()).as("two working days exactly").isEqualTo(here("2026-03-11T10:00"));
        assertThat(request.timer("startEvent_overdue").getDuedate()).isEqualTo(Date.from(here("2026-03-11T10:00")));
    }

    @Test
    void endAtAnOpeningWhereTheyWouldHaveEndedAtOne() {
        at(LocalDateTime.parse("2026-03-07T10:00"));
        DrivenCase request = cases.enter(aMinorCase());
        assertThat(request.dueAt()).isEqualTo(here("2026-03-16T08:30"));
        request.submit("community01", "userTask_handle", asks("WAITING", LocalDate.parse("2026-03-12")));
        request.submit("secretary01", "userTask_approve", pauseGranted());

        request.fireTimer("event_awake");
        assertThat(request.dueAt()).as("ended at once, nothing is lost").isEqualTo(here("2026-03-16T08:30"));

        request.submit("community01", "userTask_handle", asks("WAITING", LocalDate.parse("2026-03-12")));
        request.submit("secretary01", "userTask_approve", pauseGranted());
        at(LocalDateTime.parse("2026-03-12T08:30"));
        request.fireTimer("event_awake");
        assertThat(request.dueAt()).as("three working days").isEqualTo(here("2026-03-19T08:30"));
    }

    @Test
    void tellAgainWhatLiesAheadAgainAfterAnExtension() {
        at(LocalDateTime.parse("2026-03-02T09:00"));
        DrivenCase request = cases.enter(aHardCase("ENV"));
        request.submit("team06", "userTask_accept", FilledForm.accepted());
        request.claim("team06", "userTask_handle");
        assertThat(request.dueAt()).isEqualTo(here("2026-03-16T09:00"));
        at(LocalDateTime.parse("2026-03-13T10:00"));
        request.fireTimer("startEvent_watch");
        assertThat(request.column("result_told")).isEqualTo("80");

        request.submit("team06", "userTask_handle", asks("EXTENSION", null));
        request.submit("orgdept", "userTask_approve", pauseGranted());

        assertThat(request.dueAt()).isEqualTo(here("2026-03-30T09:00"));
        assertThat(request.column("result_told")).isEqualTo("45");
        assertThat(watch(request)).isBefore(here("2026-03-17T09:00"));
        at(LocalDateTime.parse("2026-03-26T09:00"));
        request.fireTimer("event_watch");
        assertThat(request.column("result_told")).isEqualTo("80");
    }

    @Test
    void standStillWhileTheRequesterIsAskedAtIntake() {
        at(LocalDateTime.parse("2026-03-02T09:00"));
        DrivenCase request = cases.enter(aMinorCase().fromThePublic());
        assertThat(request.task("userTask_confirmFacts").getDueDate()).isEqualTo(Date.from(here("2026-03-03T09:00")));
        request.submit("clerk", "userTask_confirmFacts", FilledForm.detailMissing());
        at(LocalDateTime.parse("2026-03-03T09:00"));
        request.addDetail("三栋。");

        assertThat(request.instant("accept_due_at")).isEqualTo(here("2026-03-04T09:00"));
        assertThat(request.task("userTask_confirmFacts").getDueDate()).isEqualTo(Date.from(here("2026-03-04T09:00")));
    }

    @Test
    void beginAgainToBeAcceptedWhenACaseIsSentElsewhere() {
        at(LocalDateTime.parse("2026-03-02T09:00"));
        DrivenCase request = cases.enter(aMinorCase());
        at(LocalDateTime.parse("2026-03-02T16:00"));
        request.submit("community01", "userTask_handle", sentBack());
        request.submit("clerk", "userTask_redispatch", Map.of("category", "ENV", "unit", "440118001902"));

        assertThat(request.instant("accept_due_at")).isEqualTo(here("2026-03-03T16:00"));
        assertThat(request.dueAt()).as("the result still runs from the receipt").isEqualTo(here("2026-03-09T09:00"));
    }

    @Test
    void letAUnitSendACaseBackInTimeOnly() {
        at(LocalDateTime.parse("2026-03-02T09:00"));
        DrivenCase request = cases.enter(aMinorCase());
        at(LocalDateTime.parse("2026-03-03T09:00:01"));

        assertThatThrownBy(() -> request.submit("community01", "userTask_handle", sentBack()))
                .isInstanceOf(RequestRefused.class)
                .hasMessageContaining("已过退单时限（3月3日 09:00）");
        assertThat(request.form("community01", "userTask_handle")
                        .get("returnRule")
                        .toString())
                .contains("1个工作日");

        at(LocalDateTime.parse("2026-03-03T09:00"));
        request.submit("community01", "userTask_handle", sentBack());
        assertThat(request.openTasks()).containsExactly("userTask_redispatch");
    }

    @Test
    void haveThePlatformNameAUnitAfterThreeDispatches() {
        DrivenCase request = cases.enter(aHardCase("ENV"));
        request.submit("team06", "userTask_accept", FilledForm.leaderSendsBack());
        request.submit("clerk", "userTask_redispatch", FilledForm.returnRefused());
        assertThat(request.notes()).contains("RETURN_REFUSED");

        assertThatThrownBy(() -> request.submit("team06", "userTask_accept", FilledForm.leaderSendsBack()))
                .isInstanceOf(RequestRefused.class)
                .hasMessageContaining("不能再退单");
        assertThat(request.openTasks()).containsExactly("userTask_accept");
    }

    private Instant watch(DrivenCase request) {
        List<Date> at = java.util.stream.Stream.concat(
                        request.timers("startEvent_watch"), request.timers("event_watch"))
                .map(job -> job.getDuedate())
                .toList();
        assertThat(at).hasSize(1);
        return at.get(0).toInstant();
    }

    /** Reminders of a case as "when to whom", in the order they go out. */
    private List<String> lettersOf(DrivenCase request) {
        return cases.jdbc
                .sql("select next_attempt_at, business_key from letter where subject_number = ?"
                        + " and template = 'STAFF_REMINDER' order by next_attempt_at, business_key")
                .param(request.number())
                .query((row, index) -> row.getObject(1, OffsetDateTime.class)
                                .atZoneSameInstant(CaseDriver.HERE)
                                .toLocalDateTime()
                        + " "
                        + row.getString(2).replaceAll(".*:", ""))
                .list();
    }

    private static void at(LocalDateTime time) {
        ClockUtil.setCurrentTime(Date.from(here(time)));
    }

    private static Instant here(String time) {
        return here(LocalDateTime.parse(time));
    }

    private static Instant here(LocalDateTime time) {
        return time.atZone(CaseDriver.HERE).toInstant();
    }
}
