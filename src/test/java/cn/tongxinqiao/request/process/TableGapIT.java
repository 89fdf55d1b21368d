package cn.tongxinqiao.request.process;

import static cn.tongxinqiao.request.process.NewCase.aHardCase;
import static cn.tongxinqiao.request.process.NewCase.aMajorCase;
import static cn.tongxinqiao.request.process.NewCase.aMinorCase;
import static org.assertj.core.api.Assertions.assertThat;

import cn.tongxinqiao.EditedTable;
import cn.tongxinqiao.IntegrationTest;
import cn.tongxinqiao.organization.Organization;
import cn.tongxinqiao.organization.Unit;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.Deployment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A table that got in before tables were checked, or that the organisation has outgrown, holds no case up. */
@IntegrationTest
class TableGapIT {

    @Autowired
    private CaseDriver driver;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private Organization organization;

    private final List<String> deployed = new ArrayList<>();
    private final List<Unit> closed = new ArrayList<>();

    @AfterEach
    void putEverythingBack() {
        driver.leaveNothingOpen();
        closed.forEach(organization::save);
        deployed.forEach(id -> repository.deleteDeployment(id, true));
        forget();
    }

    @Test
    void aTableWithoutARowLeavesTheShippedLimits() {
        old(EditedTable.shipped("request-deadline").replacing("(?s)<rule id.*</rule>", ""));

        DrivenCase handed = driver.enter(aMinorCase());

        assertThat(handed.openTasks()).containsExactly("userTask_handle");
        assertThat(handed.column("result_limit")).isEqualTo("5WD");
        assertThat(handed.incidents()).hasSize(1).first().asString().contains("request-deadline", "没有符合的规则");
        assertThat(gapsOf(handed)).hasSize(1).first().asString().contains("暂按缺省规则办理");
    }

    @Test
    void anUnreadableLimitIsReplacedAndTheOthersStay() {
        old(EditedTable.shipped("request-deadline")
                .cell("rule_hard_resultLimit", "\"十天\"")
                .cell("rule_hard_contactLimit", "\"8WH\""));

        DrivenCase handed = driver.enter(aHardCase("LAW"));

        assertThat(handed.column("result_limit")).isEqualTo("5WD");
        assertThat(handed.column("contact_limit")).isEqualTo("8WH");
        assertThat(handed.incidents()).first().asString().contains("办理时限“十天”无法识别");
    }

    @Test
    void aTableThatCannotBeComputedDoesNotRollTheCaseBack() {
        old(EditedTable.shipped("request-tier").cell("rule_minor_tier", "if then"));

        DrivenCase handed = driver.enter(aMinorCase());

        assertThat(handed.column("tier")).isEqualTo("MINOR");
        assertThat(handed.openTasks()).containsExactly("userTask_handle");
        assertThat(gapsOf(handed)).first().asString().contains("request-tier", "无法计算");
    }

    @Test
    void anUnknownTierIsTheLowest() {
        old(EditedTable.shipped("request-tier").cell("rule_specialist_tier", "\"DIFFICULT\""));

        DrivenCase handed = driver.enter(aHardCase("LAW"));

        assertThat(handed.column("tier")).isEqualTo("MINOR");
        assertThat(gapsOf(handed)).first().asString().contains("层级“DIFFICULT”不认识");
    }

    @Test
    void aTeamThatDoesNotExistIsReplacedByTheBrigade() {
        old(EditedTable.shipped("team-routing").cell("rule_law_team", "\"T99\""));

        DrivenCase handed = driver.enter(aHardCase("LAW"));

        assertThat(handed.column("unit")).isEqualTo("brigade");
        assertThat(handed.openTasks()).isNotEmpty();
        assertThat(handed.incidents()).first().asString().contains("T99");
    }

    @Test
    void aTeamClosedAfterwardsIsReplacedByTheBrigade() {
        close("T03");

        DrivenCase handed = driver.enter(aHardCase("LAW"));

        assertThat(handed.column("unit")).isEqualTo("brigade");
        assertThat(handed.openTasks()).isNotEmpty();
        assertThat(handed.incidents()).first().asString().contains("T03", "已停用");
    }

    @Test
    void aClosedBrigadeLeavesMajorCasesToTheDutyDesk() {
        close("brigade");

        DrivenCase handed = driver.enter(aMajorCase());

        assertThat(handed.openTasks()).isNotEmpty();
        assertThat(handed.incidents())
                .anySatisfy(incident -> assertThat(incident).contains("已停用", "代为接收"));
    }

    @Test
    void aCommunityClosedAfterReceiptLeavesItsCaseToTheTown() {
        DrivenCase handed = driver.handIn(aMinorCase());
        close(NewCase.HOME);

        handed.runJobs();

        assertThat(handed.openTasks()).containsExactly("userTask_handle");
        assertThat(handed.incidents()).first().asString().contains("已停用", "荔城街道");
        assertThat(handed.isSeenBy("street01", "userTask_handle")).isTrue();
        organization.save(closed.get(0));
        DrivenCase next = driver.enter(aMinorCase());
        assertThat(next.isSeenBy("community01", "userTask_handle")).isTrue();
    }

    @Test
    void anIntakeTableWithoutARowTurnsNobodyAway() {
        old(EditedTable.shipped("request-intake").withoutRule("rule_accept"));

        DrivenCase handed = driver.enter(aMinorCase());

        assertThat(handed.openTasks()).containsExactly("userTask_handle");
        assertThat(gapsOf(handed)).first().asString().contains("request-intake");
    }

    @Test
    void anEscalationTableWithoutARowStillLiftsWhatIsOverdue() {
        old(EditedTable.shipped("request-escalation").withoutRule("rule_overdue"));
        DrivenCase handed = driver.enter(aMinorCase());

        handed.fireTimer("startEvent_overdue");
        handed.runJobs();

        assertThat(handed.column("tier")).isEqualTo("HARD");
        assertThat(gapsOf(handed)).first().asString().contains("提级表没有写小事超过办理时限");
    }

    @Test
    void aTableSomebodyDeletedLeavesTheShippedValues() {
        Deployment only = deploy(EditedTable.shipped("request-tier"));
        driver.jdbc
                .sql("update act_re_decision_def set key_ = 'gone' where key_ = 'request-tier'")
                .update();
        forget();
        try {
            DrivenCase handed = driver.enter(aMinorCase());

            assertThat(handed.column("tier")).isEqualTo("MINOR");
            assertThat(handed.openTasks()).containsExactly("userTask_handle");
        } finally {
            driver.jdbc
                    .sql("update act_re_decision_def set key_ = 'request-tier' where key_ = 'gone'")
                    .update();
            forget();
            assertThat(only).isNotNull();
        }
    }

    private List<String> gapsOf(DrivenCase handed) {
        return driver.jdbc
                .sql("select text from request_event where number = ? and event = 'TABLE_GAP' and not for_public")
                .param(handed.number())
                .query(String.class)
                .list();
    }

    private void close(String code) {
        Unit unit = organization.unit(code);
        closed.add(unit);
        organization.save(new Unit(unit.code(), unit.kind(), unit.name(), unit.superior(), unit.corpsNumber(), false));
    }

    /** Puts a table in place that the check at deployment would refuse today. */
    private void old(EditedTable table) {
        Deployment deployment = deploy(EditedTable.shipped(table.id()));
        driver.jdbc
                .sql("update act_ge_bytearray set bytes_ = ? where deployment_id_ = ?")
                .params(table.bytes(), deployment.getId())
                .update();
        forget();
    }

    private Deployment deploy(EditedTable table) {
        Deployment deployment = repository
                .createDeployment()
                .name("old " + table.id())
                .addString(table.id() + ".dmn", table.xml())
                .deploy();
        deployed.add(deployment.getId());
        DecisionDefinition newest = repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(table.id())
                .latestVersion()
                .singleResult();
        assertThat(newest.getDeploymentId()).isEqualTo(deployment.getId());
        return deployment;
    }

    private void forget() {
        ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getDeploymentCache()
                .discardDecisionDefinitionCache();
    }
}
