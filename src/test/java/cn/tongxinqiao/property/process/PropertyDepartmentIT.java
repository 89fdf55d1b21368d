package cn.tongxinqiao.property.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.tongxinqiao.engine.FormRefused;
import cn.tongxinqiao.request.process.ProcessPaths;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The ways through property-department, its limit, and what does not happen on it. */
@ProcessPaths("property-department")
class PropertyDepartmentIT extends CollectFixture {

    @Test
    void departmentsThatDoNotAnswerAreLeftOutAndNamed() {
        String number = collecting();
        answer(number, "dept-housing", "housing", "90");
        answer(number, "dept-fire", "fire", "79.99");
        submit(departmentTask(number, "dept-urban"), "urban", Map.of("decision", "NONE", "basis", "本季没有检查。"));
        assertThatThrownBy(() -> answer(number, "dept-market", "market", "100.01"))
                .isInstanceOf(FormRefused.class);
        fire(number, "event_departmentsOver");
        assertThat(departmentTask(number, "dept-market"))
                .as("its own limit takes it away")
                .isNotNull();
        for (var left : timers(number, "event_over")) {
            management.executeJob(left.getId());
        }
        assertThat(departmentTask(number, "dept-market")).isNull();

        // (90 * 0.35 + 79.99 * 0.20) / 0.55
        assertThat(departments.score(number)).contains(new BigDecimal("86.36"));
        assertThat(assessments.events(number))
                .filteredOn(event -> event.kind().equals("DEPARTMENTS_MISSED"))
                .singleElement()
                .satisfies(
                        event -> assertThat(event.text()).contains("公安", "市场监督").doesNotContain("住房", "消防", "城市管理"));
    }
}
