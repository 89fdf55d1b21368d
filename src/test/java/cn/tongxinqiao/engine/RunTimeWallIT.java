package cn.tongxinqiao.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.tongxinqiao.IntegrationTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.script.ScriptEngineManager;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What got past the guard at deployment, or never came that way, still runs no code. */
@IntegrationTest
class RunTimeWallIT {

    private static final String MODEL = """
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="d" targetNamespace="x">
              <bpmn:process id="wall-probe" isExecutable="true" camunda:historyTimeToLive="P1D">
                <bpmn:startEvent id="start" />
                <bpmn:userTask id="step" name="MARK" camunda:candidateGroups="${unit}" />
                <bpmn:sequenceFlow id="flow" sourceRef="start" targetRef="step" />
              </bpmn:process>
            </bpmn:definitions>
            """;
    private static final String TABLE = """
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"
                xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="d" name="d" namespace="x">
              <decision id="wall-table" name="d" camunda:historyTimeToLive="P1D">
                <decisionTable id="t" hitPolicy="FIRST">
                  <output id="o" name="result" typeRef="string" />
                  <rule id="r"><outputEntry id="e"><text>"MARK"</text></outputEntry></rule>
                </decisionTable>
              </decision>
            </definitions>
            """;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private DecisionService decisions;

    @Autowired
    private FilterService filters;

    @Autowired
    private JdbcClient jdbc;

    private ProcessEngineConfigurationImpl configuration;
    private String deployment;

    @BeforeEach
    void deploy() {
        configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        deployment = repository
                .createDeployment()
                .addString("wall-probe.bpmn", MODEL)
                .addString("wall-table.dmn", TABLE)
                .deploy()
                .getId();
    }

    @AfterEach
    void takeBack() {
        repository.deleteDeployment(deployment, true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${''.getClass().forName('java.lang.System').getMethod('getProperty',''.getClass()).invoke(null,'user.name')}",
                "${unit.class}",
                "${unit['class']}",
                "${unit.bytes}",
                "${execution.processEngineServices}",
                "${execution.getProcessEngineServices().getRuntimeService()}",
                "${execution.engineServices.repositoryService}",
                "${task.execution.processEngine}",
                "${execution}",
                "${S('{}')}"
            })
    void anExpressionPutIntoADeployedModelBehindTheGuardIsRefused(String expression) {
        putIn("wall-probe.bpmn", MODEL.replace("MARK", expression));

        assertThatThrownBy(this::start).hasStackTraceContaining("表达式");
        assertThat(runtime.createProcessInstanceQuery()
                        .processDefinitionKey("wall-probe")
                        .count())
                .isZero();
    }

    @Test
    void aBeanThatIsNoProgramStepIsNotThere() {
        putIn("wall-probe.bpmn", MODEL.replace("MARK", "${dataSource}"));

        assertThatThrownBy(this::start).hasStackTraceContaining("Cannot resolve identifier 'dataSource'");
    }

    @Test
    void aScriptPutIntoADeployedModelBehindTheGuardIsRefused() {
        putIn(
                "wall-probe.bpmn",
                MODEL.replace("<bpmn:userTask", "<bpmn:scriptTask scriptFormat=\"juel\"")
                        .replace(
                                "camunda:candidateGroups=\"${unit}\" />",
                                "><bpmn:script>${1+1}</bpmn:script></bpmn:scriptTask>"));

        assertThatThrownBy(this::start).hasStackTraceContaining("这里不运行脚本");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "expressionLanguage=\"juel\"><text>${''.getClass().getName()}",
                "expressionLanguage=\"javascript\"><text>1",
                "><text>{f: function(x) external {java: {class: \"java.lang.System\", method signature: \"getProperty(java.lang.String)\"}}, r: f(\"user.name\")}.r",
                "><text>fact.class.name",
                "><text>count(for i in 1..1000000000 return i)"
            })
    void aCellPutIntoADeployedTableBehindTheGuardIsRefused(String cell) {
        putIn("wall-table.dmn", TABLE.replace("<outputEntry id=\"e\"><text>\"MARK\"", "<outputEntry id=\"e\" " + cell));

        assertThatThrownBy(() -> decisions
                        .evaluateDecisionTableByKey("wall-table")
                        .variables(Variables.createVariables().putValue("fact", new StringBuilder("x")))
                        .evaluate())
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void anUntouchedModelStillRuns() {
        assertThat(start().isEnded()).isFalse();
        assertThat(decisions
                        .evaluateDecisionTableByKey("wall-table")
                        .variables(Map.of())
                        .evaluate()
                        .<String>getSingleEntry())
                .isEqualTo("MARK");
    }

    @Test
    void aVariableDoesNotTakeThePlaceOfAProgramStep() {
        putIn(
                "wall-probe.bpmn",
                MODEL.replace("<bpmn:userTask", "<bpmn:serviceTask camunda:delegateExpression=\"${remindDelegate}\"")
                        .replace("camunda:candidateGroups=\"${unit}\"", ""));

        assertThatThrownBy(() -> runtime.startProcessInstanceByKey(
                        "wall-probe", Map.of("unit", "x", "remindDelegate", "not the program")))
                .satisfies(thrown -> assertThat(thrown).hasStackTraceContaining("RemindDelegate"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"${''.getClass()}", "${execution.processEngine}", "${dataSource}"})
    void anExpressionInAQueryIsRefused(String expression) {
        assertThatThrownBy(() -> tasks.createTaskQuery()
                        .taskAssigneeExpression(expression)
                        .list())
                .isInstanceOf(RuntimeException.class);
    }

    /** Stored queries may hold expressions, since the lists of Tasklist ask for whoever looks at them. */
    @Test
    void anExpressionInAStoredFilterIsRefusedWhenItRuns() {
        Filter evil = filters.newTaskFilter("evil")
                .setQuery(tasks.createTaskQuery().taskAssigneeExpression("${''.getClass()}"));
        filters.saveFilter(evil);
        try {
            assertThatThrownBy(() -> filters.count(evil.getId())).hasStackTraceContaining("不能调用方法");
        } finally {
            filters.deleteFilter(evil.getId());
        }
    }

    @Test
    void noScriptLanguageIsOnTheClassPathButTheEnginesOwn() {
        assertThat(new ScriptEngineManager().getEngineFactories()).allSatisfy(factory -> assertThat(factory.getNames())
                .containsAnyOf("juel", "feel", "feel-unary-tests"));
    }

    @Test
    void theMembersOfValuesAreClosedEvenWithoutTheFirstWall() {
        GuardedMembers members = new GuardedMembers();
        for (Object base : List.of("text", 1, new StringBuilder(), Map.of("a", 1), List.of(1), String.class, engine)) {
            for (String name : List.of("class", "bytes", "classLoader", "name", "processEngineConfiguration")) {
                assertThatThrownBy(() -> members.getValue(null, base, name)).isInstanceOf(ExpressionRefused.class);
            }
            for (String name :
                    List.of("getClass", "forName", "exec", "getRuntimeService", "wait", "notify", "hashCode")) {
                assertThatThrownBy(() -> members.invoke(null, base, name, new Class<?>[0], new Object[0]))
                        .isInstanceOf(ExpressionRefused.class);
            }
        }
    }

    @Test
    void theEngineIsSetUpWithTheWall() {
        assertThat(configuration.isEnableExpressionsInAdhocQueries()).isFalse();
        assertThat(configuration.getExpressionManager()).isInstanceOf(GuardedExpressions.class);
        assertThat(configuration.getBeans().keySet()).isNotEmpty().allSatisfy(name -> assertThat(String.valueOf(name))
                .matches("[a-z][A-Za-z]*(?:Delegate|Listener)"));
        assertThat(configuration.isEnableXxeProcessing()).isFalse();
        assertThat(configuration.isDeserializationTypeValidationEnabled()).isTrue();
        for (String language : List.of("javascript", "groovy", "juel", "python", "ruby", "ecmascript", "graal.js")) {
            assertThatThrownBy(() -> configuration.getScriptEngineResolver().getScriptEngine(language, false))
                    .isInstanceOf(ExpressionRefused.class);
        }
    }

    /** As a careless restore of a backup, or a hand in the database, would. */
    private void putIn(String resource, String content) {
        jdbc.sql("update act_ge_bytearray set bytes_ = ? where deployment_id_ = ? and name_ = ?")
                .params(content.getBytes(StandardCharsets.UTF_8), deployment, resource)
                .update();
        configuration.getDeploymentCache().discardProcessDefinitionCache();
        configuration.getDeploymentCache().discardDecisionDefinitionCache();
    }

    private ProcessInstance start() {
        return runtime.startProcessInstanceByKey("wall-probe", Map.of("unit", "x"));
    }
}
