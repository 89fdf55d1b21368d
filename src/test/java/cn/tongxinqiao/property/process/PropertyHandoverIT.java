package cn.tongxinqiao.property.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.tongxinqiao.engine.EngineAccounts;
import cn.tongxinqiao.engine.FormRefused;
import cn.tongxinqiao.property.ExitStatus;
import cn.tongxinqiao.property.HandoverItem;
import cn.tongxinqiao.property.HandoverItem.Party;
import cn.tongxinqiao.property.HandoverItem.State;
import cn.tongxinqiao.property.PropertyExits.Paper;
import cn.tongxinqiao.property.PropertyNotNow;
import cn.tongxinqiao.property.PropertyNotYours;
import cn.tongxinqiao.property.PropertyRefused;
import cn.tongxinqiao.property.UnknownProperty;
import cn.tongxinqiao.request.process.ProcessPaths;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;

/** The parallel duties of the joint group: who sees what, item by item, and late ones. */
@ProcessPaths("property-handover")
class PropertyHandoverIT extends PropertyFollowFixture {

    private List<String> seenBy(String account, String number) {
        try (EngineAccounts.Acting acting = accounts.actAs(account)) {
            return tasks.createTaskQuery().processInstanceBusinessKey(number).listPage(0, 10).stream()
                    .map(Task::getTenantId)
                    .sorted()
                    .toList();
        }
    }

    private String itemOf(String number, Party party) {
        return handovers.items(number).stream()
                .filter(item -> item.party() == party)
                .map(HandoverItem::code)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void eachUnitOfTheJointGroupSeesItsOwnDutyAndNoOther() {
        String number = handingOver();
        assertThat(exit(number).status()).isEqualTo(ExitStatus.HANDOVER);
        assertThat(handovers.duties(number))
                .extracting(HandoverItem.Duty::party)
                .containsExactlyInAnyOrder(Party.values());
        assertThat(running(number)).isEqualTo(4);
        assertThat(seenBy("community04", number)).containsExactly(COMMUNITY);
        assertThat(seenBy("housing", number)).containsExactly("dept-housing");
        assertThat(seenBy("police", number)).containsExactly("dept-police");
        assertThat(seenBy("community02", number)).isEmpty();
        assertThat(exits.get(number, POLICE).number()).isEqualTo(number);
        assertThatThrownBy(() -> exits.get(number, STRANGER)).isInstanceOf(UnknownProperty.class);
        handovers.begin(number);
        assertThat(running(number)).isEqualTo(4);
    }

    @Test
    void thePoliceSeeNoExitBeforeTheJointGroupBegins() {
        String number = noticed();
        assertThatThrownBy(() -> exits.get(number, POLICE)).isInstanceOf(UnknownProperty.class);
        assertThat(exits.list(POLICE)).extracting("number").doesNotContain(number);
        assertThat(exits.list(WORKER)).extracting("number").contains(number);
    }

    @Test
    void anItemIsWrittenDownByTheUnitWhoseItIs() {
        String number = handingOver();
        String keys = itemOf(number, Party.POLICE);
        assertThatThrownBy(() -> handovers.decide(number, keys, State.HANDED, null, WORKER))
                .isInstanceOf(PropertyNotYours.class);
        assertThatThrownBy(() -> handovers.decide(number, keys, State.DISPUTED, " ", POLICE))
                .isInstanceOf(PropertyRefused.class);
        assertThatThrownBy(() -> handovers.decide(number, keys, State.OPEN, null, POLICE))
                .isInstanceOf(PropertyRefused.class);
        assertThatThrownBy(() -> handovers.decide(number, "NOTHING", State.HANDED, null, POLICE))
                .isInstanceOf(UnknownProperty.class);
        assertThatThrownBy(() -> exits.addPaper(number, Paper.NOTICE, "a.png", PHOTO, POLICE))
                .isInstanceOf(RuntimeException.class);
        exits.addPaper(number, Paper.HANDOVER, "a.png", PHOTO, POLICE);
        handovers.decide(number, keys, State.DISPUTED, "监控密码没有交", POLICE);
        handovers.decide(number, keys, State.HANDED, "密码已补交", POLICE);
        assertThat(handovers.items(number))
                .filteredOn(item -> item.code().equals(keys))
                .singleElement()
                .satisfies(item -> assertThat(item.state()).isEqualTo(State.HANDED));
    }

    @Test
    void aDutyEndsWithAllItsItemsAndADisputeDoesNotHoldItUp() {
        String number = handingOver();
        assertThatThrownBy(() -> submit("police", number, "dept-police", "userTask_duty", Map.of()))
                .isInstanceOf(FormRefused.class)
                .hasMessageContaining("还没有填写");
        decideAll(number);
        String keys = itemOf(number, Party.POLICE);
        handovers.decide(number, keys, State.DISPUTED, "监控密码没有交", POLICE);
        submit("police", number, "dept-police", "userTask_duty", Map.of("note", "已到场。"));
        String settled = handovers.items(number).stream()
                .filter(item -> item.party() == Party.POLICE && item.state() == State.HANDED)
                .map(HandoverItem::code)
                .findFirst()
                .orElse(null);
        if (settled != null) {
            assertThatThrownBy(() -> handovers.decide(number, settled, State.DISPUTED, "又有争议", POLICE))
                    .isInstanceOf(PropertyNotNow.class);
        }
        assertThat(running(number)).isEqualTo(3);
        assertThat(exit(number).status()).isEqualTo(ExitStatus.HANDOVER);
        submit("housing", number, "dept-housing", "userTask_duty", Map.of());
        submit("community04", number, COMMUNITY, "userTask_duty", Map.of());
        assertThat(exit(number).status()).isEqualTo(ExitStatus.SUCCESSOR);
        assertThat(open(number)).containsExactly("userTask_successor");
        assertThat(running(number)).isEqualTo(1);
    }

    @Test
    void aDisputeIsSettledByItsUnitLaterAndOnceEvenWhenTheFileIsClosed() {
        String number = handingOver();
        decideAll(number);
        String keys = itemOf(number, Party.POLICE);
        handovers.decide(number, keys, State.DISPUTED, "监控密码没有交", POLICE);
        submit("police", number, "dept-police", "userTask_duty", Map.of());
        submit("housing", number, "dept-housing", "userTask_duty", Map.of());
        submit("community04", number, COMMUNITY, "userTask_duty", Map.of());
        submit(
                "community04",
                number,
                "userTask_successor",
                Map.of("kind", "CONTRACT", "firm", compound + "-NEW", "from", "2026-05-10"));
        assertThat(exit(number).status()).isEqualTo(ExitStatus.CLOSED);
        assertThat(handovers.items(number))
                .filteredOn(item -> handovers.mayDecide(number, item, POLICE))
                .extracting(HandoverItem::code)
                .containsExactly(keys);
        assertThat(handovers.items(number)).noneMatch(item -> handovers.mayDecide(number, item, WORKER));
        assertThatThrownBy(() -> handovers.decide(number, keys, State.HANDED, " ", POLICE))
                .isInstanceOf(PropertyRefused.class)
                .hasMessageContaining("争议怎么解决");
        assertThatThrownBy(() -> handovers.decide(number, keys, State.DISPUTED, "还是没有交", POLICE))
                .isInstanceOf(PropertyRefused.class);
        assertThatThrownBy(() -> handovers.decide(number, keys, State.HANDED, "补交了", HOUSING))
                .isInstanceOf(PropertyNotYours.class);
        handovers.decide(number, keys, State.HANDED, "密码已补交，双方签字。", POLICE);
        assertThat(handovers.items(number))
                .filteredOn(item -> item.code().equals(keys))
                .singleElement()
                .satisfies(item -> assertThat(item.state()).isEqualTo(State.HANDED));
        assertThat(exits.events(number))
                .filteredOn(event -> event.kind().equals("SETTLED"))
                .singleElement()
                .satisfies(event -> assertThat(event.text()).contains("监控密码没有交", "密码已补交"));
        assertThatThrownBy(() -> handovers.decide(number, keys, State.HANDED, "再写一次", POLICE))
                .isInstanceOf(PropertyNotNow.class);
    }

    @Test
    void lateOnesAreRemindedAndGoOn() {
        String number = handingOver();
        decideAll(number);
        submit("police", number, "dept-police", "userTask_duty", Map.of());
        at("2026-06-01");
        fire(number, "event_handoverOverdue");
        timers(number, "event_dutyOverdue").forEach(job -> management.executeJob(job.getId()));
        assertThat(told(number)).contains("HANDOVER_OVERDUE");
        assertThat(told(number)).filteredOn("DUTY_OVERDUE"::equals).hasSize(2);
        assertThat(exits.events(number))
                .filteredOn(event -> event.kind().equals("HANDOVER_OVERDUE"))
                .singleElement()
                .satisfies(
                        event -> assertThat(event.text()).contains("社区", "住建").doesNotContain("公安"));
        submit("housing", number, "dept-housing", "userTask_duty", Map.of());
        submit("community04", number, COMMUNITY, "userTask_duty", Map.of());
        assertThat(open(number)).containsExactly("userTask_successor");
    }
}
