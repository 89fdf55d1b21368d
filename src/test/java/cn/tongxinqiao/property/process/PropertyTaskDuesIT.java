package cn.tongxinqiao.property.process;

import static org.assertj.core.api.Assertions.assertThat;

import cn.tongxinqiao.property.ExitStatus;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tasks that only people end have a day they are due by; nothing happens when it passes. */
class PropertyTaskDuesIT extends PropertyFollowFixture {

    private LocalDate dueOn(String number, String element) {
        return task(number, element)
                .getDueDate()
                .toInstant()
                .atZone(clock.getZone())
                .toLocalDate();
    }

    private List<String> timers(String number) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(number).list().stream()
                .flatMap(instance ->
                        management.createJobQuery().processInstanceId(instance.getId()).timers().list().stream())
                .map(job -> job.getJobDefinitionId())
                .toList();
    }

    @Test
    void theWrittenNoticeIsDueTenWorkingDaysAfterItIsDecided() {
        String number = leaving();
        // Monday, 2 March.
        assertThat(dueOn(number, "userTask_notice")).isEqualTo(LocalDate.parse("2026-03-16"));
        assertThat(timers(number)).isEmpty();
        at("2026-04-20");
        assertThat(open(number)).containsExactly("userTask_notice");
        assertThat(exit(number).status()).isEqualTo(ExitStatus.LEAVING);
    }

    @Test
    void whoComesNextIsDueAfterTheHandoverAndAnewWhenInterimServiceIsOver() {
        String number = handedOver();
        LocalDate first = dueOn(number, "userTask_successor");
        assertThat(first).isAfter(LocalDate.parse("2026-05-15")).isBefore(LocalDate.parse("2026-05-25"));
        submit(
                "community04",
                number,
                "userTask_successor",
                Map.of("kind", "INTERIM", "firm", compound + "-NEW", "from", "2026-05-10", "lastDay", "2026-08-09"));
        at("2026-08-10");
        fire(number, "event_interimOver");
        assertThat(dueOn(number, "userTask_successor")).isEqualTo(LocalDate.parse("2026-08-24"));
    }

    @Test
    void theDistrictHasAsLongForTheReCheckAsTheStreet() {
        String number = ordered();
        at("2026-04-02");
        fire(number, "event_due");
        at("2026-04-20");
        fire(number, "event_recheckOverdue");
        assertThat(dueOn(number, "userTask_decide")).isEqualTo(LocalDate.parse("2026-04-27"));
    }
}
