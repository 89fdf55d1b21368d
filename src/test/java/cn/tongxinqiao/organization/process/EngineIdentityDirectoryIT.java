package cn.tongxinqiao.organization.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.tongxinqiao.IntegrationTest;
import cn.tongxinqiao.organization.Gender;
import cn.tongxinqiao.organization.IdentityDirectory;
import cn.tongxinqiao.organization.Members;
import cn.tongxinqiao.organization.MembershipRefused;
import cn.tongxinqiao.organization.NewMember;
import cn.tongxinqiao.organization.Organization;
import cn.tongxinqiao.organization.OrganizationDirectory;
import cn.tongxinqiao.organization.Role;
import cn.tongxinqiao.organization.Unit;
import cn.tongxinqiao.organization.UnitKind;
import cn.tongxinqiao.organization.UnknownMember;
import cn.tongxinqiao.organization.UnknownUnit;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@IntegrationTest
class EngineIdentityDirectoryIT {

    private static final String HERE = "440118001901";
    private static final String THERE = "440118002901";
    private static int count;

    @Autowired
    private Members members;

    @Autowired
    private Organization organization;

    @Autowired
    private OrganizationDirectory directory;

    @Autowired
    private IdentityDirectory identities;

    @Autowired
    private IdentityService identityService;

    @Autowired
    private TransactionTemplate transaction;

    private String person;

    @BeforeEach
    void register() {
        person = "newcomer" + ++count;
        members.register(new NewMember(person, "新人（虚构）", Gender.FEMALE, true, Set.of("ENV"), BigDecimal.ZERO, 0));
    }

    @AfterEach
    void retire() {
        members.retire(person);
    }

    @Test
    void aPersonWhoJoinsGetsTheGroupsOfTheUnit() {
        members.join(person, HERE, Role.WORKER);

        assertThat(groups()).containsExactlyInAnyOrder("community-" + HERE, "role-community-worker", "role-staff");
        assertThat(tenants()).containsExactly(HERE);
    }

    @Test
    void aVolunteerGetsNoGroupThatWorksOnTasks() {
        members.join(person, HERE, Role.MEMBER);

        assertThat(groups()).containsExactlyInAnyOrder("member-" + HERE, "role-member");
        assertThat(tenants()).containsExactly(HERE);
    }

    @Test
    void aPersonWhoLeavesLosesThem() {
        members.join(person, HERE, Role.LEADER);
        members.join(person, "T09", Role.MEMBER);

        members.leave(person, HERE);

        assertThat(groups()).containsExactlyInAnyOrder("member-T09", "role-member");
        assertThat(tenants()).containsExactly("T09");
    }

    @Test
    void aPersonWhoMovesIsInTheNewUnitOnly() {
        members.join(person, HERE, Role.WORKER);

        members.move(person, HERE, THERE, Role.WORKER);

        assertThat(groups()).containsExactlyInAnyOrder("community-" + THERE, "role-community-worker", "role-staff");
        assertThat(tenants()).containsExactly(THERE);
    }

    @Test
    void aPersonWhoRetiresCannotSignInAnyMore() {
        identities.setFirstPassword(person, "geheim-geheim");
        members.join(person, HERE, Role.WORKER);

        members.retire(person);

        assertThat(identityService.checkPassword(person, "geheim-geheim")).isFalse();
        assertThat(identityService.createUserQuery().userId(person).count()).isZero();
        assertThatExceptionOfType(MembershipRefused.class)
                .isThrownBy(() -> members.join(person, HERE, Role.WORKER))
                .withMessageContaining("已退出");
    }

    @Test
    void aMoveThatFailsHalfWayChangesNothing() {
        members.join(person, HERE, Role.WORKER);
        members.join(person, THERE, Role.MEMBER);

        assertThatExceptionOfType(MembershipRefused.class)
                .isThrownBy(() -> members.move(person, HERE, THERE, Role.WORKER));

        assertThat(members.isMember(person, HERE)).isTrue();
        assertThat(groups()).contains("community-" + HERE);
    }

    @Test
    void theEngineForgetsWhatTheCallersTransactionForgets() {
        transaction.executeWithoutResult(status -> {
            members.join(person, HERE, Role.WORKER);
            assertThat(groups()).contains("community-" + HERE);
            status.setRollbackOnly();
        });

        assertThat(members.isMember(person, HERE)).isFalse();
        assertThat(groups()).isEmpty();
    }

    @Test
    void whoeverCallsNeedsNoRightsInTheEngine() {
        identityService.setAuthentication(person, List.of());
        try {
            members.join(person, HERE, Role.WORKER);

            assertThat(identityService.getCurrentAuthentication().getUserId()).isEqualTo(person);
        } finally {
            identityService.clearAuthentication();
        }
        assertThat(groups()).contains("community-" + HERE);
    }

    @Test
    void reconcilingAddsWhatIsMissingRemovesWhatIsStaleAndLeavesPasswordsAlone() {
        members.join(person, HERE, Role.WORKER);
        identities.setFirstPassword(person, "geheim-geheim");
        identityService.deleteMembership(person, "role-staff");
        identityService.createMembership(person, "camunda-admin");
        identityService.deleteTenantGroupMembership(HERE, "org-dept");
        identityService.createTenantUserMembership(HERE, "team01");
        identityService.saveUser(identityService.newUser("stranger"));
        identityService.saveGroup(identityService.newGroup("strangers"));

        int written = directory.synchronise();

        assertThat(written).isEqualTo(6);
        assertThat(groups()).containsExactlyInAnyOrder("community-" + HERE, "role-community-worker", "role-staff");
        assertThat(tenantsOf("orgdept")).contains(HERE);
        assertThat(tenantsOf("team01")).containsExactly("T01");
        assertThat(identityService.createUserQuery().userId("stranger").count()).isZero();
        assertThat(identityService.createGroupQuery().groupId("strangers").count())
                .isZero();
        assertThat(identityService.checkPassword(person, "geheim-geheim")).isTrue();
        assertThat(directory.synchronise()).isZero();
    }

    @Test
    void aPasswordOnceSetIsNeverChanged() {
        assertThat(identities.setFirstPassword(person, "first-password")).isTrue();

        assertThat(identities.setFirstPassword(person, "second-password")).isFalse();

        assertThat(identityService.checkPassword(person, "first-password")).isTrue();
    }

    @Test
    void superiorsSeeIntoEveryUnitBelowThemAndNobodyElseDoes() {
        assertThat(tenantsOf("street01")).containsExactlyInAnyOrder("440118001901", "440118001902");
        assertThat(tenantsOf("orgdept")).contains(HERE, THERE, "T01", "T09", "brigade", "dept-housing");
        assertThat(tenantsOf("brigade")).contains("brigade", "dept-housing").doesNotContain(HERE, "T01");
        assertThat(tenantsOf("housing")).containsExactly("dept-housing");
        assertThat(tenantsOf("clerk")).containsExactly("district");
        assertThat(tenantsOf("callback")).containsExactly("district");
        assertThat(tenantsOf("firma")).isEmpty();
    }

    @Test
    void aNewUnitHasItsGroupsAndTenantAtOnce() {
        organization.save(new Unit("440118001990", UnitKind.COMMUNITY, "新社区（虚构）", "440118001", null, true));

        members.join(person, "440118001990", Role.WORKER);

        assertThat(tenants()).containsExactly("440118001990");
        assertThat(tenantsOf("street01")).contains("440118001990");
        members.leave(person, "440118001990");
        organization.save(new Unit("440118001990", UnitKind.COMMUNITY, "新社区（虚构）", "440118001", null, false));
        assertThatExceptionOfType(MembershipRefused.class)
                .isThrownBy(() -> members.join(person, "440118001990", Role.WORKER))
                .withMessageContaining("已停用");
    }

    @Test
    void theLastAdministratorCannotLeave() {
        assertThatExceptionOfType(MembershipRefused.class)
                .isThrownBy(() -> members.leave("admin", "camunda-admin"))
                .withMessageContaining("系统管理员");
        assertThatExceptionOfType(MembershipRefused.class).isThrownBy(() -> members.retire("admin"));
        assertThat(members.isMember("admin", "camunda-admin")).isTrue();
    }

    @Test
    void namesWhatDoesNotExist() {
        assertThatExceptionOfType(UnknownMember.class)
                .isThrownBy(() -> members.join("nobody", HERE, Role.WORKER))
                .withMessageContaining("nobody");
        assertThatExceptionOfType(UnknownUnit.class)
                .isThrownBy(() -> members.join(person, "440118999", Role.WORKER))
                .withMessageContaining("440118999");
        assertThatExceptionOfType(MembershipRefused.class)
                .isThrownBy(() -> members.join(person, "440118", Role.WORKER))
                .withMessageContaining("行政区");
        assertThatExceptionOfType(MembershipRefused.class).isThrownBy(() -> members.leave(person, HERE));
    }

    private List<String> groups() {
        return identityService.createGroupQuery().groupMember(person).list().stream()
                .map(Group::getId)
                .toList();
    }

    private List<String> tenants() {
        return tenantsOf(person);
    }

    private List<String> tenantsOf(String user) {
        return identityService.createTenantQuery().userMember(user).includingGroupsOfUser(true).list().stream()
                .map(Tenant::getId)
                .toList();
    }
}
