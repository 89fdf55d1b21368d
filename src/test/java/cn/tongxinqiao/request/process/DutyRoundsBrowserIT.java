package cn.tongxinqiao.request.process;

import static cn.tongxinqiao.request.process.NewCase.aMinorCase;
import static org.assertj.core.api.Assertions.assertThat;

import cn.tongxinqiao.BrowserTest;
import cn.tongxinqiao.organization.Absences;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The rounds as they run in production, where everything runs by itself. */
@BrowserTest
class DutyRoundsBrowserIT {

    @Autowired
    private CaseDriver cases;

    @Autowired
    private Absences absences;

    @Autowired
    private Clock clock;

    @AfterEach
    void everybodyIsBack() {
        cases.jdbc.sql("delete from absence").update();
        cases.leaveNothingOpen();
    }

    private DrivenCase offered() {
        DrivenCase request = cases.handIn(aMinorCase());
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> request.tasks("userTask_handle").size() == 1);
        return request;
    }

    @Test
    void passWorkOnSoonAfterALeaveWasRegistered() {
        DrivenCase request = offered();
        request.claim("community01", "userTask_handle");
        LocalDate today = LocalDate.now(clock);

        absences.register("community01", today, today, "secretary01", "community01");

        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(
                        request.task("userTask_handle").getAssignee())
                .isEqualTo("secretary01"));
    }

    @Test
    void noticeALeaveWhoseDayHasCome() {
        DrivenCase request = offered();
        request.claim("community01", "userTask_handle");

        cases.jdbc
                .sql("insert into absence (id, member_id, from_day, to_day, substitute, registered_by, registered_at)"
                        + " values (gen_random_uuid(), 'community01', ?, ?, 'secretary01', 'admin', now())")
                .params(LocalDate.now(clock).minusDays(3), LocalDate.now(clock))
                .update();

        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(
                        request.task("userTask_handle").getAssignee())
                .isEqualTo("secretary01"));
    }
}
