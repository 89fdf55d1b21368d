package cn.tongxinqiao.request.process;

import static org.assertj.core.api.Assertions.assertThat;

import cn.tongxinqiao.engine.ProcessVariable;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.ConditionExpression;
import org.camunda.bpm.model.bpmn.instance.ConditionalEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.TimeCycle;
import org.camunda.bpm.model.bpmn.instance.TimeDate;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputParameter;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The names our classes use and the names the models use are the same names. */
class ConstantsMatchModelsTest {

    private static final Map<String, Class<?>> NAMES = Map.ofEntries(
            Map.entry(DepartmentAnswerProcess.KEY, DepartmentAnswerProcess.class),
            Map.entry("dispute-mediation", ofAnotherRoom("mediation.process.DisputeMediationProcess")),
            Map.entry(HardRequestProcess.KEY, HardRequestProcess.class),
            Map.entry("lift-delivery", ofAnotherRoom("lift.process.LiftDeliveryProcess")),
            Map.entry("lift-installation", ofAnotherRoom("lift.process.LiftInstallationProcess")),
            Map.entry("lift-notice", ofAnotherRoom("lift.process.LiftNoticeProcess")),
            Map.entry("lift-talks", ofAnotherRoom("lift.process.LiftTalksProcess")),
            Map.entry(MajorRequestProcess.KEY, MajorRequestProcess.class),
            Map.entry("mediation-agreement", ofAnotherRoom("mediation.process.MediationAgreementProcess")),
            Map.entry("property-exit", ofAnotherRoom("property.process.PropertyExitProcess")),
            Map.entry("property-handover", ofAnotherRoom("property.process.PropertyHandoverProcess")),
            Map.entry("property-rectification", ofAnotherRoom("property.process.PropertyRectificationProcess")),
            Map.entry(MinorRequestProcess.KEY, MinorRequestProcess.class),
            Map.entry("property-assessment", ofAnotherRoom("property.process.PropertyAssessmentProcess")),
            Map.entry("property-objection", ofAnotherRoom("property.process.PropertyObjectionProcess")),
            Map.entry("property-collect", ofAnotherRoom("property.process.PropertyCollectProcess")),
            Map.entry("property-department", ofAnotherRoom("property.process.PropertyDepartmentProcess")),
            Map.entry("property-onsite", ofAnotherRoom("property.process.PropertyOnsiteProcess")),
            Map.entry("property-quarter", ofAnotherRoom("property.process.PropertyQuarterProcess")),
            Map.entry(RequestFeedbackProcess.KEY, RequestFeedbackProcess.class),
            Map.entry(RequestHandlingProcess.KEY, RequestHandlingProcess.class),
            Map.entry(RequestPauseProcess.KEY, RequestPauseProcess.class),
            Map.entry(RequestTriageProcess.KEY, RequestTriageProcess.class),
            Map.entry(ServiceRequestProcess.KEY, ServiceRequestProcess.class));

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{!?([a-z][A-Za-z]*)");

    private static Class<?> ofAnotherRoom(String name) {
        try {
            return Class.forName("cn.tongxinqiao." + name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    static Collection<String> processes() {
        return NAMES.keySet();
    }

    @Test
    void everyShippedProcessHasItsNames() {
        assertThat(ShippedProcess.all())
                .extracting(ShippedProcess::id)
                .containsExactlyInAnyOrderElementsOf(NAMES.keySet());
    }

    @ParameterizedTest
    @MethodSource("processes")
    void theUserTasksAreThoseWithADesk(String process) {
        assertThat(constants(process, "Elements", String.class, Function.identity()))
                .containsExactlyInAnyOrderElementsOf(
                        ids(ShippedProcess.named(process).all(UserTask.class)));
    }

    @ParameterizedTest
    @MethodSource("processes")
    void theMessagesAreThoseTheCaseSends(String process) {
        assertThat(constants(process, "Messages", String.class, Function.identity()))
                .containsExactlyInAnyOrderElementsOf(ShippedProcess.named(process).all(Message.class).stream()
                        .map(Message::getName)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("processes")
    void everyVariableOfAProcessIsUsedByItsModel(String process) {
        assertThat(usedBy(process)).containsAll(variables(process));
    }

    @Test
    void theModelsUseTheVariablesWeDeclareAndNoOthers() {
        Set<String> declared = new TreeSet<>(valuesOf(RequestLoop.class, ProcessVariable.class, ProcessVariable::name));
        Set<String> used = new TreeSet<>();
        for (String process : processes()) {
            declared.addAll(variables(process));
            used.addAll(usedBy(process));
        }
        assertThat(used).containsExactlyElementsOf(declared);
    }

    @Test
    void noVariableIsDeclaredTwiceForOneProcess() {
        List<String> shared = valuesOf(RequestLoop.class, ProcessVariable.class, ProcessVariable::name);

        for (String process : processes()) {
            assertThat(variables(process)).as(process).doesNotHaveDuplicates().doesNotContainAnyElementsOf(shared);
        }
    }

    /** Names in conditions, mappings, timers, loops and candidate groups, on either side of a call. */
    private static Set<String> usedBy(String process) {
        ShippedProcess shipped = ShippedProcess.named(process);
        Set<String> used = new TreeSet<>();
        shipped.all(ConditionExpression.class).forEach(condition -> used.addAll(named(condition.getTextContent())));
        shipped.all(TimeDate.class).forEach(date -> used.addAll(named(date.getTextContent())));
        shipped.all(TimeCycle.class).forEach(cycle -> used.addAll(named(cycle.getTextContent())));
        shipped.all(UserTask.class).forEach(task -> {
            used.addAll(named(task.getCamundaCandidateGroups()));
            used.addAll(named(task.getCamundaDueDate()));
        });
        shipped.all(ConditionalEventDefinition.class).forEach(event -> used.add(event.getCamundaVariableName()));
        shipped.all(CamundaInputParameter.class).forEach(input -> used.add(input.getCamundaName()));
        shipped.all(MultiInstanceLoopCharacteristics.class).forEach(loop -> {
            used.addAll(named(loop.getCamundaCollection()));
            used.add(loop.getCamundaElementVariable());
        });
        for (CallActivity call : shipped.all(CallActivity.class)) {
            ins(call).filter(in -> in.getCamundaSource() != null).forEach(in -> used.add(in.getCamundaSource()));
            outs(call).forEach(out -> used.add(out.getCamundaTarget()));
        }
        for (CallActivity caller : shipped.callers()) {
            ins(caller).forEach(in -> used.add(in.getCamundaTarget()));
            outs(caller).forEach(out -> used.add(out.getCamundaSource()));
        }
        return used;
    }

    private static Stream<CamundaIn> ins(CallActivity call) {
        return call.getExtensionElements().getElementsQuery().filterByType(CamundaIn.class).list().stream()
                .filter(in -> in.getCamundaBusinessKey() == null);
    }

    private static List<CamundaOut> outs(CallActivity call) {
        return call.getExtensionElements()
                .getElementsQuery()
                .filterByType(CamundaOut.class)
                .list();
    }

    private static Set<String> named(String expression) {
        Matcher matcher = VARIABLE.matcher(expression == null ? "" : expression);
        return matcher.results().map(result -> result.group(1)).collect(Collectors.toSet());
    }

    private static List<String> ids(Collection<UserTask> tasks) {
        return tasks.stream().map(UserTask::getId).toList();
    }

    private static List<String> variables(String process) {
        return constants(process, "Variables", ProcessVariable.class, ProcessVariable::name);
    }

    private static <T> List<String> constants(String process, String group, Class<T> type, Function<T, String> name) {
        return Stream.of(NAMES.get(process).getDeclaredClasses())
                .filter(nested -> nested.getSimpleName().equals(group))
                .flatMap(nested -> valuesOf(nested, type, name).stream())
                .toList();
    }

    private static <T> List<String> valuesOf(Class<?> holder, Class<T> type, Function<T, String> name) {
        return Stream.of(holder.getDeclaredFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()))
                .map(ConstantsMatchModelsTest::value)
                .filter(type::isInstance)
                .map(type::cast)
                .map(name)
                .toList();
    }

    private static Object value(Field field) {
        try {
            field.setAccessible(true);
            return field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
