package cn.tongxinqiao.organization;

import static org.assertj.core.api.Assertions.assertThat;

import cn.tongxinqiao.IntegrationTest;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Transactional;

@IntegrationTest
@Transactional
class ReceivingDeskIT {

    private static final String COMMUNITY = "440118003901";

    @Autowired
    private ReceivingDesk desk;

    @Autowired
    private Members members;

    @Autowired
    private Organization organization;

    @Test
    void asksTheUnitItselfWhileSomebodyIsOnDuty() {
        Receivers receivers = desk.resolve(COMMUNITY);

        assertThat(receivers.standIn()).isFalse();
        assertThat(receivers.groups()).containsExactly("community-secretary-" + COMMUNITY, "community-" + COMMUNITY);
        assertThat(receivers.people()).isEmpty();
        assertThat(receivers.reason()).isNull();
    }

    @Test
    void doesNotAskAGroupOfLeadersThatIsEmpty() {
        members.leave("secretary03", COMMUNITY);

        assertThat(desk.resolve(COMMUNITY).groups()).containsExactly("community-" + COMMUNITY);
    }

    @Test
    void asksTheTownWhenNobodyIsOnDuty() {
        members.suspend("secretary03", LocalDate.of(2099, 12, 31));
        members.retire("community03");

        Receivers receivers = desk.resolve(COMMUNITY);

        assertThat(receivers.unit()).isEqualTo(COMMUNITY);
        assertThat(receivers.desk()).isEqualTo("440118003");
        assertThat(receivers.groups()).containsExactly("town-440118003");
        assertThat(receivers.people()).containsExactly("street03");
        assertThat(receivers.standIn()).isTrue();
        assertThat(receivers.reason()).contains("朱悦社区", "朱村街道");
    }

    @Test
    void asksTheDutyDeskWhenTheTownHasNobodyEither() {
        empty(COMMUNITY, "secretary03", "community03");
        empty("440118003", "street03");

        assertThat(desk.resolve(COMMUNITY).people()).containsExactly("duty");
        assertThat(desk.resolve(COMMUNITY).groups()).containsExactly("duty-desk");
    }

    @Test
    void asksTheDutyDeskForATeamWithVolunteersOnly() {
        empty("T05", "team05");

        assertThat(desk.resolve("T05").desk()).isEqualTo("duty-desk");
    }

    @Test
    void asksTheOrganisationDepartmentWhenTheDutyDeskIsEmpty() {
        empty("T05", "team05");
        empty("duty-desk", "duty");

        assertThat(desk.resolve("T05").people()).containsExactly("orgdept");
    }

    @Test
    void asksTheTownForAClosedCommunity() {
        Unit unit = organization.unit(COMMUNITY);
        organization.save(new Unit(unit.code(), unit.kind(), unit.name(), unit.superior(), null, false));

        assertThat(desk.resolve(COMMUNITY).desk()).isEqualTo("440118003");
        assertThat(desk.resolve(COMMUNITY).reason()).contains("已停用");
    }

    @Test
    void asksTheAdministratorsWhenNobodyIsLeftAnywhere() {
        empty("T05", "team05");
        empty("duty-desk", "duty");
        empty("org-dept", "orgdept");

        Receivers receivers = desk.resolve("T05");

        assertThat(receivers.groups()).containsExactly("camunda-admin", "team-T05");
        assertThat(receivers.people()).isEmpty();
        assertThat(receivers.standIn()).isTrue();
        assertThat(receivers.reason()).contains("没有在岗人员", "系统管理员");
    }

    @Test
    void knowsTheLineOfSuperiors() {
        assertThat(superiors(COMMUNITY)).containsExactly("440118003", "org-dept");
        assertThat(superiors("T01")).containsExactly("org-dept");
        assertThat(superiors("brigade")).containsExactly("org-dept");
        assertThat(superiors("dept-housing")).containsExactly("org-dept");
        assertThat(superiors("org-dept")).isEmpty();
        assertThat(organization.leaderGroup(COMMUNITY)).isEqualTo("community-secretary-" + COMMUNITY);
        assertThat(organization.receivingGroup("T01")).isEqualTo("team-T01");
        assertThat(organization.leaderGroup("T01")).isEqualTo("team-leader-T01");
        assertThat(organization.receivingGroup("F03")).isEqualTo("branch-440118003");
        assertThat(organization.receivingGroup("dept-housing")).isEqualTo("dept-housing");
        assertThat(organization.leaderGroup("brigade")).isEqualTo("brigade");
    }

    private List<String> superiors(String code) {
        return organization.superiorsOf(code).stream().map(Unit::code).toList();
    }

    private void empty(String unit, String... people) {
        for (String person : people) {
            members.leave(person, unit);
        }
    }
}
