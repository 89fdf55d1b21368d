package cn.tongxinqiao.property.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.engine.FormRefused;
import cn.tongxinqiao.property.Collecting;
import cn.tongxinqiao.property.PropertyNotNow;
import cn.tongxinqiao.property.PropertyNotYours;
import cn.tongxinqiao.property.PropertyRefused;
import cn.tongxinqiao.property.ScorerRole;
import cn.tongxinqiao.property.SettledScore;
import cn.tongxinqiao.property.UnknownProperty;
import cn.tongxinqiao.request.process.ProcessPaths;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The ways through property-onsite, its timers, and what does not happen on them. */
@ProcessPaths("property-onsite")
class PropertyOnsiteIT extends CollectFixture {

    @Autowired
    private Collecting collecting;

    @Test
    void takesTheAverageTheLowerOrAsksBothAsTheTableSays() {
        String number = collecting();
        score(number, WORKER, Map.of("cleaning", "14", "fire", "10", "facility", "15"), Map.of());
        score(
                number,
                STREET,
                Map.of("cleaning", "13.5", "fire", "8", "facility", "5"),
                Map.of("FIRE_LANE_BLOCKED", "三栋前的消防通道停满车。"));

        assertThat(onsite.outcome(number))
                .extracting(SettledScore::code, SettledScore::way, SettledScore::score)
                .contains(
                        Tuple.tuple("cleaning", SettledScore.Way.AVERAGE, new BigDecimal("13.75")),
                        Tuple.tuple("fire", SettledScore.Way.LOWER, new BigDecimal("8.00")),
                        Tuple.tuple("facility", SettledScore.Way.JOINT, null),
                        Tuple.tuple("FIRE_LANE_BLOCKED", SettledScore.Way.JOINT, null));
        assertThat(onsite.settled(number)).isEmpty();
        assertThatThrownBy(() -> submit(number, "userTask_joint", "community02", Map.of()))
                .isInstanceOf(FormRefused.class)
                .hasMessageContaining("设施设备");
        assertThatThrownBy(() -> joint(number, SettledScore.Kind.ITEM, "facility", "15.01"))
                .isInstanceOf(PropertyRefused.class);
        assertThatThrownBy(() -> joint(number, SettledScore.Kind.ITEM, "fire", "12"))
                .as("nothing to settle there")
                .isInstanceOf(PropertyRefused.class);
        joint(number, SettledScore.Kind.ITEM, "facility", "9.5");
        joint(number, SettledScore.Kind.VETO, "FIRE_LANE_BLOCKED", "1");
        submit(number, "userTask_joint", "community02", Map.of());

        var settled = onsite.settled(number).orElseThrow();
        assertThat(settled.items()).containsEntry("facility", new BigDecimal("9.50"));
        assertThat(settled.vetoes()).containsExactly("FIRE_LANE_BLOCKED");
        assertThat(told(number)).doesNotContain("SCORES_OVERDUE");
    }

    @Test
    void whatIsNotSettledInTimeIsHalfWayAndAVetoOnlyOneNamedDoesNotCount() {
        String number = collecting();
        score(number, WORKER, Map.of("facility", "15"), Map.of());
        score(number, STREET, Map.of("facility", "5"), Map.of("LIFT_UNSAFE", "电梯困人两次。"));
        fire(number, "event_jointOver");

        var settled = onsite.settled(number).orElseThrow();
        assertThat(settled.items()).containsEntry("facility", new BigDecimal("10.00"));
        assertThat(settled.vetoes()).isEmpty();
        assertThatThrownBy(() -> joint(number, SettledScore.Kind.ITEM, "facility", "9"))
                .isInstanceOf(PropertyNotNow.class);
    }

    @Test
    void aSheetIsWholeAndOfOneSideOnly() {
        String number = collecting();
        assertThatThrownBy(() -> submit(scoreTask(number, WORKER), "community02", Map.of()))
                .isInstanceOf(FormRefused.class)
                .hasMessageContaining("评分页面");
        assertThatThrownBy(() -> onsite.save(number, ScorerRole.STREET, Map.of(), Map.of(), WORKER))
                .isInstanceOf(PropertyNotYours.class);
        assertThatThrownBy(() -> onsite.save(number, ScorerRole.COMMUNITY, Map.of(), Map.of(), STRANGER))
                .isInstanceOf(UnknownProperty.class);
        assertThatThrownBy(() -> write(number, WORKER, Map.of("fire", "12.01"), Map.of()))
                .isInstanceOf(PropertyRefused.class)
                .hasMessageContaining("消防安全");
        assertThatThrownBy(() -> write(number, WORKER, Map.of(), Map.of("NO_SUCH", "x")))
                .isInstanceOf(PropertyRefused.class);
        onsite.save(number, ScorerRole.COMMUNITY, Map.of(), Map.of(), WORKER);
        assertThatThrownBy(() -> submit(scoreTask(number, WORKER), "community02", Map.of()))
                .isInstanceOf(FormRefused.class)
                .hasMessageContaining("还没有打分");
        var both = new SignedIn("community02", Set.of("role-staff", "community-" + COMMUNITY, "town-440118002"));
        assertThatThrownBy(() -> onsite.save(number, ScorerRole.STREET, Map.of(), Map.of(), both))
                .isInstanceOf(PropertyRefused.class)
                .hasMessageContaining("同一个人");
        score(number, WORKER, Map.of(), Map.of());
        assertThatThrownBy(() -> write(number, WORKER, Map.of(), Map.of())).isInstanceOf(PropertyNotNow.class);
        assertThat(open(number)).contains("userTask_score");
        assertThat(onsite.outcome(number))
                .as("nothing is compared before both are in")
                .isEmpty();
    }

    @Test
    void theLeaderGoesOnWithOneSheetOrGivesUp() {
        String number = collecting();
        score(number, WORKER, Map.of("fire", "6"), Map.of("LIFT_UNSAFE", "电梯困人。"));
        fire(number, "event_onsiteOver");
        submit(number, "userTask_leader", "street02", Map.of("decision", "ENOUGH"));
        assertThat(onsite.settled(number).orElseThrow().items()).containsEntry("fire", new BigDecimal("6.00"));
        assertThat(onsite.settled(number).orElseThrow().vetoes()).containsExactly("LIFT_UNSAFE");
        assertThat(collecting.notGradedWhy(number)).isEmpty();

        String other = collecting();
        fire(other, "event_onsiteOver");
        assertThatThrownBy(() -> submit(other, "userTask_leader", "street02", Map.of("decision", "ENOUGH")))
                .isInstanceOf(FormRefused.class)
                .hasMessageContaining("一份");
        submit(other, "userTask_leader", "street02", Map.of("decision", "GIVE_UP", "reason", "小区封闭施工。"));
        assertThat(onsite.settled(other)).isEmpty();
        assertThat(collecting.notGradedWhy(other)).contains("没有现场评分：小区封闭施工。");

        String third = collecting();
        write(third, STREET, Map.of(), Map.of());
        fire(third, "event_onsiteOver");
        assertThatThrownBy(() -> submit(third, "userTask_leader", "street02", Map.of("decision", "ENOUGH")))
                .as("who scored does not decide")
                .isInstanceOf(FormRefused.class);
    }

    @Test
    void whoDoesNotScoreIsRemindedAndThenTheLeaderAndAtLastThereAreNoScores() {
        String number = collecting();
        fire(number, "event_remind");
        assertThat(open(number))
                .as("a reminder takes no task away")
                .filteredOn("userTask_score"::equals)
                .hasSize(7);
        fire(number, "event_onsiteOver");
        assertThat(scoreTask(number, WORKER)).isNull();
        assertThat(task(number, "userTask_leader").getTenantId()).isEqualTo(COMMUNITY);
        assertThat(onsite.settled(number)).isEmpty();
        fire(number, "event_leaderOver");

        assertThat(open(number)).doesNotContain("userTask_leader", "userTask_joint");
        assertThat(onsite.settled(number)).isEmpty();
        assertThat(collecting.notGradedWhy(number))
                .hasValueSatisfying(why -> assertThat(why).contains("没有按期决定"));
        assertThat(told(number))
                .contains("SCORES_REMINDED", "SCORES_OVERDUE", "NOT_SCORED")
                .doesNotContain("ONSITE_SETTLED");
        assertThatThrownBy(() -> write(number, WORKER, Map.of(), Map.of())).isInstanceOf(PropertyNotNow.class);
    }

    private void joint(String number, SettledScore.Kind kind, String code, String score) {
        onsite.settleJointly(number, kind, code, new BigDecimal(score), "两人一起复看过。", WORKER);
    }
}
