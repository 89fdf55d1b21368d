package cn.tongxinqiao.request.process;

import static cn.tongxinqiao.request.process.FilledForm.plan;
import static cn.tongxinqiao.request.process.NewCase.aHardCase;
import static cn.tongxinqiao.request.process.NewCase.aMajorCase;
import static cn.tongxinqiao.request.process.NewCase.aMinorCase;
import static org.assertj.core.api.Assertions.assertThat;

import cn.tongxinqiao.IntegrationTest;
import cn.tongxinqiao.organization.Organization;
import cn.tongxinqiao.organization.Unit;
import cn.tongxinqiao.organization.UnitKind;
import cn.tongxinqiao.request.Category;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Wherever a route can lead, somebody is there who sees the case and may work on it. */
@IntegrationTest
class ReachIT {

    /** As many departments as one plan has room for. */
    private static final int SLOTS = 6;

    @Autowired
    private CaseDriver cases;

    @Autowired
    private Organization organization;

    @AfterEach
    void leaveNothingOpen() {
        cases.leaveNothingOpen();
    }

    @ParameterizedTest
    @EnumSource(Category.class)
    void theLeaderOfTheUnitAcceptsAHardCase(Category category) {
        DrivenCase request = cases.enter(aHardCase(category.name()));

        String leader = cases.leaderOf(request.column("unit"));

        assertThat(request.isSeenBy(leader, "userTask_accept")).isTrue();
        request.claim(leader, "userTask_accept");
    }

    @Test
    void aWorkerOfEveryCommunityClaimsItsMinorCases() {
        for (Unit community : organization.communities()) {
            DrivenCase request = cases.enter(aMinorCase().in(community.code()));

            request.claim(cases.workerOf(community.code()), "userTask_handle");

            assertThat(request.column("handler")).isEqualTo(cases.workerOf(community.code()));
        }
    }

    @Test
    void everyDepartmentClaimsItsPartOfAMajorCase() {
        List<String> departments = organization.ofKind(UnitKind.DEPARTMENT).stream()
                .map(Unit::code)
                .toList();
        for (int from = 0; from < departments.size(); from += SLOTS) {
            List<String> some = departments.subList(from, Math.min(from + SLOTS, departments.size()));
            DrivenCase request = cases.enter(aMajorCase());
            request.submit("brigade", "userTask_plan", plan(some.toArray(String[]::new)));

            some.forEach(department ->
                    request.claim(cases.workerOf(department), request.task("userTask_answer", department)));
        }
    }
}
