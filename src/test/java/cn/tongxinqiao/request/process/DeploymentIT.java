package cn.tongxinqiao.request.process;

import static org.assertj.core.api.Assertions.assertThat;

import cn.tongxinqiao.IntegrationTest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.repository.Resource;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What a start puts into the engine, and that all it needs is there. */
@IntegrationTest
class DeploymentIT {

    @Autowired
    private RepositoryService repository;

    @Autowired
    private ApplicationContext beans;

    private Deployment deployment;

    @BeforeEach
    void findTheShippedDeployment() {
        deployment = repository
                .createDeploymentQuery()
                .deploymentSource("tongxinqiao")
                .orderByDeploymentTime()
                .asc()
                .listPage(0, 1)
                .get(0);
    }

    @Test
    void deploysTheseProcesses() {
        assertThat(repository
                        .createProcessDefinitionQuery()
                        .deploymentId(deployment.getId())
                        .list())
                .allSatisfy(process -> assertThat(process.getVersion()).isEqualTo(1))
                .extracting(ProcessDefinition::getKey)
                .containsExactlyInAnyOrder(
                        "department-answer",
                        "dispute-mediation",
                        "mediation-agreement",
                        "hard-request",
                        "lift-delivery",
                        "lift-installation",
                        "lift-notice",
                        "lift-talks",
                        "major-request",
                        "minor-request",
                        "property-assessment",
                        "property-objection",
                        "property-exit",
                        "property-handover",
                        "property-rectification",
                        "property-collect",
                        "property-department",
                        "property-onsite",
                        "property-quarter",
                        "request-feedback",
                        "request-handling",
                        "request-pause",
                        "request-triage",
                        "service-request");
    }

    @Test
    void deploysTheseDecisions() {
        assertThat(repository
                        .createDecisionDefinitionQuery()
                        .deploymentId(deployment.getId())
                        .list())
                .extracting(DecisionDefinition::getKey)
                .containsExactlyInAnyOrder(
                        "claim-eligibility",
                        "handling-proof",
                        "mediation-limit",
                        "mediation-way",
                        "lift-agreement-part",
                        "lift-compensation",
                        "lift-cost-coefficient",
                        "lift-course",
                        "lift-delivery-limit",
                        "lift-dossier",
                        "lift-eligibility",
                        "lift-notice-period",
                        "lift-subsidy",
                        "property-gradable",
                        "property-action",
                        "property-grade",
                        "property-limit",
                        "property-survey-question",
                        "property-survey-score",
                        "property-handover-item",
                        "property-department",
                        "property-eligibility",
                        "property-action",
                        "property-grade",
                        "property-limit",
                        "property-score-difference",
                        "publication-rule",
                        "request-deadline",
                        "request-escalation",
                        "request-intake",
                        "request-pause",
                        "request-reminder",
                        "request-return",
                        "request-tier",
                        "team-routing",
                        "vote-matter",
                        "vote-threshold");
    }

    @Test
    void deploysEveryFormWithTheProcessThatShowsIt() {
        List<String> shown = ShippedProcess.all().stream()
                .flatMap(process -> process.all(UserTask.class).stream())
                .map(UserTask::getCamundaFormRef)
                .toList();

        assertThat(repository.getDeploymentResources(deployment.getId()))
                .extracting(Resource::getName)
                .containsAll(
                        shown.stream().map(form -> "forms/" + form + ".form").toList())
                .filteredOn(name -> name.endsWith(".form"))
                .hasSameSizeAs(shown);
    }

    @Test
    void everyBeanTheModelsNameExistsAndIsOfTheRightKind() {
        Map<String, Class<?>> named = new TreeMap<>();
        collect(named, ServiceTask.class, ServiceTask::getCamundaDelegateExpression, JavaDelegate.class);
        collect(named, BusinessRuleTask.class, BusinessRuleTask::getCamundaDelegateExpression, JavaDelegate.class);
        collect(
                named,
                CamundaExecutionListener.class,
                CamundaExecutionListener::getCamundaDelegateExpression,
                ExecutionListener.class);
        collect(
                named,
                CamundaTaskListener.class,
                CamundaTaskListener::getCamundaDelegateExpression,
                TaskListener.class);

        assertThat(named).hasSizeGreaterThan(15);
        named.forEach((bean, kind) -> {
            assertThat(beans.containsBean(bean)).as(bean).isTrue();
            assertThat(beans.getBean(bean)).as(bean).isInstanceOf(kind);
        });
    }

    private static <T extends ModelElementInstance> void collect(
            Map<String, Class<?>> named, Class<T> element, Function<T, String> expression, Class<?> kind) {
        ShippedProcess.all().stream()
                .flatMap(process -> process.all(element).stream())
                .map(expression)
                .flatMap(Stream::ofNullable)
                .forEach(bean -> named.put(bean.replaceAll("[${}]", ""), kind));
    }
}
