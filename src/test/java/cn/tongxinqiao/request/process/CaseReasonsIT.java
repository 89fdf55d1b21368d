package cn.tongxinqiao.request.process;

import static cn.tongxinqiao.request.process.FilledForm.facts;
import static cn.tongxinqiao.request.process.FilledForm.sentBack;
import static cn.tongxinqiao.request.process.FilledForm.solved;
import static cn.tongxinqiao.request.process.NewCase.aHardCase;
import static cn.tongxinqiao.request.process.NewCase.aMajorCase;
import static cn.tongxinqiao.request.process.NewCase.aMinorCase;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.tongxinqiao.IntegrationTest;
import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.request.CaseReasons;
import cn.tongxinqiao.request.CaseReasons.About;
import cn.tongxinqiao.request.CaseReasons.Reason;
import cn.tongxinqiao.request.UnknownRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.Deployment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
class CaseReasonsIT {

    private static final SignedIn SECRETARY =
            new SignedIn("secretary01", Set.of("role-staff", "community-secretary-" + NewCase.HOME));

    @Autowired
    private CaseDriver cases;

    @Autowired
    private CaseReasons reasons;

    @Autowired
    private RepositoryService repository;

    @AfterEach
    void leaveNothingOpen() {
        cases.leaveNothingOpen();
    }

    @Test
    void everyTaskNamesTheRulesOfTierLimitAndUnit() {
        DrivenCase request = cases.enter(aMinorCase());

        assertThat(block(request, "community01", "userTask_handle"))
                .containsExactly(
                        "层级：其余情形：小事（《诉求定级》第" + version("request-tier") + "版）",
                        "时限：一般小事（《诉求时限》第" + version("request-deadline") + "版）",
                        "去向：荔园里社区（虚构）——小事由事发地社区办理");
    }

    @Test
    void aTeamReadsWhyTheCategoryIsItsOwn() {
        DrivenCase request = cases.enter(aHardCase("ENV"));

        assertThat(block(request, cases.leaderOf("T06"), "userTask_accept"))
                .anyMatch(line -> line.matches("层级：需要专业能力：难事（《诉求定级》第\\d+版）"))
                .anyMatch(line -> line.matches("时限：一般难事，可延期一次（《诉求时限》第\\d+版）"))
                .anyMatch(line -> line.matches("去向：.+——环境卫生与垃圾分类 → T06 文明实践（《承办队伍》第\\d+版）"));
    }

    @Test
    void theBrigadeReadsThatItLeadsWhatIsMajor() {
        DrivenCase request = cases.enter(aMajorCase());

        assertThat(block(request, "brigade", "userTask_plan"))
                .anyMatch(line -> line.startsWith("层级：影响300户及以上：要事（《诉求定级》"))
                .anyMatch(line -> line.endsWith("——要事由区级大队牵头"));
    }

    @Test
    void theClerkReadsThatFactsComeFirst() {
        DrivenCase request = cases.enter(aMinorCase().withoutFacts());

        assertThat(block(request, "clerk", "userTask_confirmFacts")).containsExactly("环节：先由受理员核实要件，再按规则定级、定时限、定去向");
    }

    @Test
    void aClerksOwnTierIsToldWithReasonAndWhatTheRuleHadSaid() {
        DrivenCase request = cases.enter(aMinorCase().withoutFacts());
        Map<String, Object> form = facts("tierOverride", "HARD");
        form.put("overrideReason", "去年同一处塌过一次，电话13800138000");
        request.submit("clerk", "userTask_confirmFacts", form);
        request.runJobs();

        assertThat(block(request, cases.leaderOf("T06"), "userTask_accept").get(0))
                .matches("层级：受理员改定为难事，理由：去年同一处塌过一次，电话.+（按规则本是：其余情形：小事）（《诉求定级》第\\d+版）")
                .doesNotContain("13800138000");
    }

    @Test
    void aTierTheClerkTookBackIsNotTold() {
        DrivenCase request = cases.enter(aMinorCase().withoutFacts());
        Map<String, Object> form = FilledForm.detailMissing();
        form.put("tierOverride", "HARD");
        form.put("overrideReason", "先按难事");
        request.submit("clerk", "userTask_confirmFacts", form);
        request.addDetail("在3栋。");
        request.submit("clerk", "userTask_confirmFacts", facts());
        request.runJobs();

        assertThat(block(request, "community01", "userTask_handle").get(0)).startsWith("层级：其余情形：小事（");
    }

    @Test
    void anEscalationIsToldWithItsRule() {
        DrivenCase request = cases.enter(aMinorCase());
        request.fireTimer("startEvent_overdue");
        request.runJobs();

        assertThat(block(request, cases.leaderOf("T06"), "userTask_accept").get(0))
                .matches("提级：由小事提级为难事：超过办理时限——超过办理时限：小事升难事，难事升要事（《提级与督办》第\\d+版）");
        assertThat(reasons.reasons(request.number(), leader("T06")))
                .extracting(Reason::about)
                .startsWith(About.INTAKE, About.TIER, About.ESCALATION, About.LIMIT, About.UNIT);
    }

    @Test
    void whatAClerkSendsOutAgainSaysSo() {
        DrivenCase request = cases.enter(aMinorCase());
        request.submit("community01", "userTask_handle", sentBack());

        assertThat(block(request, "clerk", "userTask_redispatch")).contains("环节：办理单位退单，由受理员重新派单");

        request.submit(
                "clerk",
                "userTask_redispatch",
                Map.of("category", "ENV", "tierOverride", "HARD", "overrideReason", "社区两次办不了"));
        request.runJobs();

        assertThat(block(request, cases.leaderOf("T06"), "userTask_accept"))
                .contains("层级：重新派单时改定为难事：社区两次办不了")
                .noneMatch(line -> line.startsWith("环节"));
    }

    @Test
    void whoDecidesOnAWishReadsWhichRuleAskedHim() {
        DrivenCase request = cases.enter(aMinorCase());
        request.submit(
                "community01",
                "userTask_handle",
                FilledForm.asks("ON_BOOKS", LocalDate.now(CaseDriver.HERE).plusDays(7)));

        assertThat(block(request, "orgdept", "userTask_approve"))
                .anyMatch(line -> line.matches("环节：申请挂账待审批——挂账：区委组织部批准.*（《.+》第\\d+版）"));
    }

    @Test
    void whoChecksWithTheRequesterReadsThatTheResultIsThere() {
        DrivenCase request = cases.enter(aMinorCase());
        request.submit("community01", "userTask_handle", solved());
        request.runJobs();

        assertThat(block(request, "callback", "userTask_visit")).contains("环节：办理单位已报结果，请诉求人评价，由回访员回访");
    }

    @Test
    void aChangedDescriptionStandsInTheNextCaseAndNotInTheLast() throws IOException {
        DrivenCase before = cases.enter(aMinorCase());
        Deployment changed = repository
                .createDeployment()
                .addString(
                        "request-deadline.dmn",
                        shipped("request-deadline").replace("<description>一般小事<", "<description>小事，按去年的\n   办法<"))
                .deploy();
        try {
            DrivenCase after = cases.enter(aMinorCase());

            assertThat(block(before, "community01", "userTask_handle")).anyMatch(line -> line.startsWith("时限：一般小事（"));
            assertThat(block(after, "community01", "userTask_handle"))
                    .contains("时限：小事，按去年的 办法（《诉求时限》第" + version("request-deadline") + "版）");

            repository.deleteDeployment(changed.getId(), true);
            assertThat(block(after, "community01", "userTask_handle")).anyMatch(line -> line.contains("按去年的 办法"));
        } finally {
            if (repository.createDeploymentQuery().deploymentId(changed.getId()).count() > 0) {
                repository.deleteDeployment(changed.getId(), true);
            }
        }
    }

    @Test
    void aRuleThatDescribesNothingIsToldByItsExplanation() throws IOException {
        Deployment changed = repository
                .createDeployment()
                .addString(
                        "request-tier.dmn", shipped("request-tier").replace("<description>其余情形：小事</description>", ""))
                .deploy();
        try {
            DrivenCase request = cases.enter(aMinorCase());

            assertThat(block(request, "community01", "userTask_handle").get(0))
                    .matches("层级：.{4,}（《诉求定级》第\\d+版）")
                    .doesNotContain("其余情形：小事");
        } finally {
            repository.deleteDeployment(changed.getId(), true);
        }
    }

    @Test
    void onlyWhoMayReadTheCaseMayAsk() {
        DrivenCase request = cases.enter(aMinorCase());

        assertThat(reasons.reasons(request.number(), SECRETARY)).isNotEmpty();
        assertThatThrownBy(() -> reasons.reasons(
                        request.number(),
                        new SignedIn("secretary02", Set.of("role-staff", "community-secretary-440118001902"))))
                .isInstanceOf(UnknownRequest.class);
    }

    private SignedIn leader(String unit) {
        String id = cases.leaderOf(unit);
        return new SignedIn(id, cases.accounts.groupsOf(id).orElseThrow());
    }

    /** The lines of the form's text under the heading. */
    private static List<String> block(DrivenCase request, String user, String element) {
        String text = request.form(user, element).get("caseSummary").toString();
        return text.substring(text.indexOf("—— 为什么由您办 ——"), text.indexOf("—— 最近动态 ——"))
                .lines()
                .skip(1)
                .filter(line -> !line.equals("时间账和全部理由：/cases/" + request.number()))
                .toList();
    }

    private int version(String decision) {
        DecisionDefinition newest = repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(decision)
                .latestVersion()
                .singleResult();
        return newest.getVersion();
    }

    private String shipped(String decision) throws IOException {
        DecisionDefinition newest = repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(decision)
                .latestVersion()
                .singleResult();
        try (InputStream model = repository.getDecisionModel(newest.getId())) {
            return new String(model.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
