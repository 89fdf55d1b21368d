package cn.tongxinqiao.request.process;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.ConditionalEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Documentation;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Escalation;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.Expression;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.RootElement;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.ThrowEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;
import org.camunda.bpm.model.xml.instance.DomElement;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every shipped process keeps to, whatever it does. How it is drawn is checked by {@link ProcessDrawingTest}. */
class ProcessModelTest {

    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    private static final int MOST_NODES = 27;

    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");
    private static final Pattern ID = Pattern.compile("([a-z][A-Za-z]*)_[a-z][A-Za-z0-9]*");
    private static final Pattern BEAN = Pattern.compile("\\$\\{[a-z][A-Za-z0-9]*(Delegate|Listener)}");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{[a-z][A-Za-z0-9]*}");
    private static final Pattern FACT = Pattern.compile("\\$\\{(!?[a-z][A-Za-z0-9]*)}");
    private static final Pattern CODE = Pattern.compile("\\$\\{[a-z][A-Za-z0-9]* == '([A-Z_]+)'}");
    private static final Pattern EVENT_NAME = Pattern.compile("[a-z]+\\.[a-z][A-Za-z]*");
    private static final Pattern GROUP = Pattern.compile("\\$\\{[a-z][A-Za-z]*}|[a-z]+(-[a-z]+)*");

    /** First part of an id by BPMN element; several events and gateways share one word. */
    private static final Map<String, String> ID_WORD = Map.ofEntries(
            entry("startEvent", "startEvent"),
            entry("endEvent", "endEvent"),
            entry("boundaryEvent", "event"),
            entry("intermediateCatchEvent", "event"),
            entry("intermediateThrowEvent", "event"),
            entry("exclusiveGateway", "gateway"),
            entry("parallelGateway", "gateway"),
            entry("eventBasedGateway", "gateway"),
            entry("userTask", "userTask"),
            entry("serviceTask", "serviceTask"),
            entry("businessRuleTask", "businessRuleTask"),
            entry("receiveTask", "receiveTask"),
            entry("callActivity", "callActivity"),
            entry("subProcess", "subProcess"),
            entry("sequenceFlow", "flow"),
            entry("message", "message"),
            entry("escalation", "escalation"),
            entry("definitions", "definitions"),
            entry("BPMNDiagram", "diagram"),
            entry("BPMNPlane", "plane"),
            entry("BPMNShape", "shape"),
            entry("BPMNEdge", "edge"));

    /** What a person reads on a conditioned flow, and the code or fact its condition must ask for. */
    private static final Map<String, Set<String>> MEANING = Map.ofEntries(
            entry("已受理", Set.of("ACCEPTED")),
            entry("申请停表", Set.of("PAUSE_ASKED", "pauseAsked")),
            entry("停表", Set.of("stopped")),
            entry("转应急", Set.of("TRANSFERRED")),
            entry("齐", Set.of("factsComplete")),
            entry("缺要件", Set.of("RETURNED")),
            entry("难事", Set.of("HARD")),
            entry("要事", Set.of("MAJOR")),
            entry("退回", Set.of("RETURNED", "departmentReturned")),
            entry("上交", Set.of("ESCALATED")),
            entry("按规则提级", Set.of("ESCALATED")),
            entry("超出能力", Set.of("BEYOND")),
            entry("同意", Set.of("consented")),
            entry("不通过", Set.of("!passed")),
            entry("有不合格", Set.of("!accepted")),
            entry("不再需要", Set.of("departmentDropped")),
            entry("部分答复", Set.of("partial")),
            entry("已派出", Set.of("assigned")),
            entry("能", Set.of("contactable")),
            entry("没联系上", Set.of("!reached")),
            entry("重办", Set.of("REWORK")),
            entry("不满意", Set.of("REWORK")),
            entry("再次不满意", Set.of("ESCALATE")),
            entry("不予受理", Set.of("!accepted")),
            entry("有一方不同意", Set.of("!consented")),
            entry("再谈一次", Set.of("AGAIN")),
            entry("谈不成", Set.of("FAILED")),
            entry("延期", Set.of("extended")),
            entry("履行了", Set.of("PERFORMED")),
            entry("没签成", Set.of("!signed")),
            entry("还在履行", Set.of("AGAIN")),
            entry("不符合", Set.of("!eligible")),
            entry("停办", Set.of("STOPPED", "STOP")),
            entry("要重谈", Set.of("BACK")),
            entry("退回补正", Set.of("!stamped")),
            entry("要改方案", Set.of("!permitted")),
            entry("要", Set.of("courseAsked", "worksPermitNeeded")),
            entry("转调解", Set.of("MEDIATE")),
            entry("表决", Set.of("VOTE")),
            entry("已通过", Set.of("passed")),
            entry("还有", Set.of("objectionsOpen")),
            entry("重新公示", Set.of("AGAIN")),
            entry("还没有", Set.of("!worksDone")),
            entry("不评级", Set.of("!graded")),
            entry("有异议", Set.of("objectionsOpen")),
            entry("已终止", Set.of("moot")),
            entry("意见不一致", Set.of("DIFFER")),
            entry("催过", Set.of("voteReminded")),
            entry("不用表决", Set.of("DROPPED")),
            entry("企业自己离开", Set.of("LEAVES")),
            entry("没有通过", Set.of("FAILED")),
            entry("取消", Set.of("CANCELLED")),
            entry("应急物业", Set.of("interim")),
            entry("不合格", Set.of("!inspectionPassed", "FAILED")),
            entry("人工", Set.of("byHand")),
            entry("开过", Set.of("openedBefore")),
            entry("不参加", Set.of("notGraded")),
            entry("不评分", Set.of("scoringGivenUp")),
            entry("会商", Set.of("jointNeeded")));

    static List<ShippedProcess> processes() {
        return ShippedProcess.all();
    }

    @Test
    void theRequestLoopIsShipped() {
        assertThat(processes())
                .extracting(ShippedProcess::id)
                .contains(
                        "service-request",
                        "request-triage",
                        "minor-request",
                        "hard-request",
                        "major-request",
                        "request-handling",
                        "department-answer",
                        "request-feedback");
    }

    @ParameterizedTest
    @MethodSource("processes")
    void isNamedAfterItsFileAndReadyToDeploy(ShippedProcess shipped) {
        Process process = shipped.process();
        assertThat(shipped.fileName()).isEqualTo(process.getId() + ".bpmn");
        assertThat(process.getId()).matches("[a-z]+(-[a-z]+)+").doesNotContain("process");
        assertThat(process.getName()).containsPattern(CHINESE);
        assertThat(process.isExecutable()).isTrue();
        assertThat(process.getCamundaHistoryTimeToLiveString()).matches("P\\d+D");
        assertThat(process.isCamundaStartableInTasklist())
                .as("a case starts on our pages, never from Tasklist's start list")
                .isFalse();
        DomElement definitions = shipped.model().getDefinitions().getDomElement();
        assertThat(definitions.getAttribute("http://camunda.org/schema/modeler/1.0", "executionPlatform"))
                .isEqualTo("Camunda Platform");
        assertThat(definitions.getAttribute("http://camunda.org/schema/modeler/1.0", "executionPlatformVersion"))
                .isEqualTo("7.24.0");
    }

    @ParameterizedTest
    @MethodSource("processes")
    void staysSmallEnoughToRead(ShippedProcess shipped) {
        assertThat(shipped.nodes()).hasSizeLessThanOrEqualTo(MOST_NODES);
    }

    @ParameterizedTest
    @MethodSource("processes")
    void everyElementHasAnIdThatSaysItsType(ShippedProcess shipped) {
        elements(shipped)
                .filter(element -> ID_WORD.containsKey(element.getLocalName()))
                .forEach(element -> {
                    String id = element.getAttribute("id");
                    assertThat(id).as(element.getLocalName()).isNotNull();
                    Matcher matcher = ID.matcher(id);
                    assertThat(matcher.matches()).as(id).isTrue();
                    assertThat(matcher.group(1)).as(id).isEqualTo(ID_WORD.get(element.getLocalName()));
                });
        assertThat(shipped.nodes())
                .extracting(node -> node.getElementType().getTypeName())
                .isSubsetOf(ID_WORD.keySet());
    }

    @ParameterizedTest
    @MethodSource("processes")
    void everyElementIsNamedInChinese(ShippedProcess shipped) {
        assertThat(shipped.nodes())
                .allSatisfy(node ->
                        assertThat(node.getName()).as(node.getId()).isNotNull().containsPattern(CHINESE));
        assertThat(shipped.all(Gateway.class))
                .filteredOn(gateway -> !(gateway instanceof ParallelGateway)
                        && gateway.getOutgoing().size() > 1)
                .flatExtracting(Gateway::getOutgoing)
                .allSatisfy(flow ->
                        assertThat(flow.getName()).as(flow.getId()).isNotNull().containsPattern(CHINESE));
    }

    @ParameterizedTest
    @MethodSource("processes")
    void everyDecisionAsksAQuestion(ShippedProcess shipped) {
        assertThat(shipped.all(ExclusiveGateway.class))
                .filteredOn(gateway -> gateway.getOutgoing().size() > 1)
                .allSatisfy(gateway ->
                        assertThat(gateway.getName()).as(gateway.getId()).endsWith("？"));
    }

    @ParameterizedTest
    @MethodSource("processes")
    void processAndActivitiesAreDocumentedInChinese(ShippedProcess shipped) {
        assertThat(documentation(shipped.process())).containsPattern(CHINESE);
        assertThat(shipped.all(Activity.class))
                .allSatisfy(activity ->
                        assertThat(documentation(activity)).as(activity.getId()).containsPattern(CHINESE));
    }

    @ParameterizedTest
    @MethodSource("processes")
    void everyDecisionHasOneDefaultAndConditionsOnTheRest(ShippedProcess shipped) {
        Collection<ExclusiveGateway> gateways = shipped.all(ExclusiveGateway.class);
        assertThat(gateways)
                .filteredOn(gateway -> gateway.getOutgoing().size() > 1)
                .allSatisfy(gateway -> {
                    assertThat(gateway.getDefault()).as(gateway.getId()).isNotNull();
                    assertThat(gateway.getDefault().getSource()).isEqualTo(gateway);
                    assertThat(gateway.getOutgoing()).as(gateway.getId()).allSatisfy(flow -> assertThat(
                                    flow.getConditionExpression() == null)
                            .as(flow.getId())
                            .isEqualTo(flow.equals(gateway.getDefault())));
                });
        assertThat(shipped.all(SequenceFlow.class))
                .filteredOn(flow -> flow.getConditionExpression() != null)
                .allSatisfy(
                        flow -> assertThat(flow.getSource()).as(flow.getId()).isInstanceOf(ExclusiveGateway.class));
    }

    @ParameterizedTest
    @MethodSource("processes")
    void labelAgreesWithCondition(ShippedProcess shipped) {
        assertThat(shipped.all(SequenceFlow.class))
                .filteredOn(flow -> flow.getConditionExpression() != null)
                .allSatisfy(flow -> assertThat(MEANING)
                        .as("the label of " + flow.getId() + " is in the vocabulary")
                        .containsKey(flow.getName()))
                .allSatisfy(flow -> assertThat(MEANING.get(flow.getName()))
                        .as(flow.getId() + " " + flow.getName())
                        .contains(token(flow.getConditionExpression().getTextContent())));
        assertThat(shipped.all(ExclusiveGateway.class))
                .filteredOn(gateway -> gateway.getDefault() != null)
                .allSatisfy(gateway -> assertThat(MEANING)
                        .as("the default out of " + gateway.getId() + " says what no condition says")
                        .doesNotContainKey(gateway.getDefault().getName()));
    }

    @ParameterizedTest
    @MethodSource("processes")
    void everyUserTaskHasGroupsAndItsOwnForm(ShippedProcess shipped) {
        assertThat(shipped.all(UserTask.class)).allSatisfy(task -> {
            assertThat(task.getCamundaCandidateGroups()).as(task.getId()).matches(GROUP);
            assertThat(task.getCamundaCandidateUsers()).isNull();
            assertThat(task.getCamundaAssignee()).isNull();
            assertThat(task.getCamundaFormKey()).isNull();
            String form = shipped.id() + "-" + kebab(task.getId().substring("userTask_".length()));
            assertThat(task.getCamundaFormRef()).as(task.getId()).isEqualTo(form);
            assertThat(task.getCamundaFormRefBinding()).as(task.getId()).isEqualTo("deployment");
        });
    }

    @ParameterizedTest
    @MethodSource("processes")
    void everyFormIsShipped(ShippedProcess shipped) {
        assertThat(shipped.all(UserTask.class))
                .extracting(UserTask::getCamundaFormRef)
                .allSatisfy(form -> assertThat(getClass().getResource("/forms/" + form + ".form"))
                        .as("forms/" + form + ".form")
                        .isNotNull());
    }

    @ParameterizedTest
    @MethodSource("processes")
    void everyCallNamesAShippedProcessAndPassesTheCaseNumber(ShippedProcess shipped) {
        assertThat(shipped.all(CallActivity.class)).allSatisfy(call -> {
            assertThat(processes()).extracting(ShippedProcess::id).contains(call.getCalledElement());
            // Modeler leaves "latest" out when it saves: it is the engine's default.
            assertThat(call.getCamundaCalledElementBinding()).as(call.getId()).isIn("latest", null);
            Collection<CamundaIn> ins = call.getExtensionElements().getChildElementsByType(CamundaIn.class);
            assertThat(ins)
                    .as(call.getId())
                    .extracting(CamundaIn::getCamundaBusinessKey)
                    .filteredOn(key -> key != null)
                    .containsExactly(
                            // A quarter's run hands each contract's own number on.
                            shipped.id().equals("property-quarter") ? "#{number}" : "#{execution.processBusinessKey}");
            assertThat(ins)
                    .as(call.getId() + " passes named variables only, and the district where no unit holds the case")
                    .allSatisfy(in -> assertThat(in.getCamundaVariables()).isNull())
                    .filteredOn(in -> in.getCamundaSourceExpression() != null)
                    .allSatisfy(in -> assertThat(in.getCamundaTarget() + "=" + in.getCamundaSourceExpression())
                            .isEqualTo("unit=district"));
            assertThat(call.getExtensionElements().getChildElementsByType(CamundaOut.class))
                    .as(call.getId() + " returns named variables only")
                    .allSatisfy(out -> assertThat(out.getCamundaVariables()).isNull())
                    .allSatisfy(
                            out -> assertThat(out.getCamundaSourceExpression()).isNull());
        });
    }

    @ParameterizedTest
    @MethodSource("processes")
    void runsOnlyNamedBeans(ShippedProcess shipped) {
        assertThat(attributes(shipped, "delegateExpression"))
                .allSatisfy(bean -> assertThat(bean).matches(BEAN));
        for (String forbidden : List.of(
                "class",
                "expression",
                "formKey",
                "formHandlerClass",
                "decisionRef",
                "type",
                "topic",
                "variableMappingClass",
                "variableMappingDelegateExpression",
                "resource",
                "resultVariable")) {
            assertThat(attributes(shipped, forbidden))
                    .as("camunda:" + forbidden)
                    .isEmpty();
        }
        assertThat(elements(shipped).map(DomElement::getLocalName))
                .doesNotContain(
                        "scriptTask",
                        "script",
                        "connector",
                        "field",
                        "formData",
                        "sendTask",
                        "manualTask",
                        "timeDuration");
        assertThat(elements(shipped).filter(element -> Set.of("serviceTask", "businessRuleTask")
                        .contains(element.getLocalName())))
                .allSatisfy(task -> assertThat(task.getAttribute(CAMUNDA, "delegateExpression"))
                        .as(task.getAttribute("id"))
                        .endsWith("Delegate}"));
        assertThat(elements(shipped).filter(element -> element.getLocalName().endsWith("Listener")))
                .allSatisfy(listener ->
                        assertThat(listener.getAttribute("delegateExpression")).endsWith("Listener}"));
    }

    @ParameterizedTest
    @MethodSource("processes")
    void clocksAndConditionsReadOneVariable(ShippedProcess shipped) {
        assertThat(shipped.all(TimerEventDefinition.class)).allSatisfy(timer -> {
            if (timer.getParentElement() instanceof StartEvent && timer.getTimeCycle() != null) {
                // Before a case begins there is nothing to read but the calendar itself.
                assertThat(timer.getTimeCycle().getTextContent()).matches("0 \\d+ \\d+ [\\d,]+ [\\d,]+ \\?");
                return;
            }
            Expression moment = timer.getTimeDate() == null ? timer.getTimeCycle() : timer.getTimeDate();
            assertThat(moment).isNotNull();
            assertThat(moment.getTextContent()).matches(VARIABLE);
        });
        assertThat(shipped.all(ConditionalEventDefinition.class))
                .allSatisfy(event -> assertThat(event.getCondition().getTextContent())
                        .isEqualTo("${" + event.getCamundaVariableName() + "}"));
        assertThat(attributes(shipped, "dueDate"))
                .allSatisfy(due -> assertThat(due).matches(VARIABLE));
    }

    @ParameterizedTest
    @MethodSource("processes")
    void messagesAndEscalationsAreDeclaredOnceUnderTheirCodeAndUsed(ShippedProcess shipped) {
        assertThat(shipped.all(Message.class))
                .allSatisfy(message -> assertThat(message.getName()).matches(EVENT_NAME))
                .extracting(Message::getName)
                .doesNotHaveDuplicates();
        assertThat(shipped.all(Escalation.class))
                .allSatisfy(escalation -> assertThat(escalation.getEscalationCode())
                        .matches(EVENT_NAME)
                        .isEqualTo(escalation.getName()))
                .extracting(Escalation::getEscalationCode)
                .doesNotHaveDuplicates();
        Set<String> used = new HashSet<>();
        elements(shipped).forEach(element -> Stream.of("messageRef", "escalationRef")
                .map(element::getAttribute)
                .filter(ref -> ref != null)
                .forEach(used::add));
        assertThat(shipped.all(RootElement.class))
                .filteredOn(root -> root instanceof Message || root instanceof Escalation)
                .extracting(BaseElement::getId)
                .containsExactlyInAnyOrderElementsOf(used);
        assertThat(shipped.all(ReceiveTask.class))
                .allSatisfy(
                        task -> assertThat(task.getMessage()).as(task.getId()).isNotNull());
        assertThat(shipped.all(MessageEventDefinition.class))
                .allSatisfy(definition -> assertThat(definition.getMessage()).isNotNull());
    }

    @ParameterizedTest
    @MethodSource("processes")
    void everyEscalationThrownIsCaughtOnEveryWayUp(ShippedProcess shipped) {
        assertThat(shipped.escalationThrows())
                .allSatisfy(event -> assertThat(lostAt(event.getParentElement(), ShippedProcess.escalationCode(event)))
                        .as(event.getId() + " " + ShippedProcess.escalationCode(event) + " is not caught in")
                        .isEmpty());
    }

    @ParameterizedTest
    @MethodSource("processes")
    void catchesOnlyEscalationsTheCalledProcessCanThrow(ShippedProcess shipped) {
        assertThat(shipped.all(BoundaryEvent.class))
                .filteredOn(event -> !ShippedProcess.escalationCodes(event).isEmpty())
                .allSatisfy(event -> {
                    assertThat(event.getAttachedTo()).as(event.getId()).isInstanceOf(CallActivity.class);
                    assertThat(event.cancelActivity()).as(event.getId()).isTrue();
                    assertThat(thrownBy((CallActivity) event.getAttachedTo()))
                            .as(event.getId())
                            .contains(ShippedProcess.escalationCode(event));
                });
    }

    @ParameterizedTest
    @MethodSource("processes")
    void everyNodeLiesOnAWayFromStartToEnd(ShippedProcess shipped) {
        Predicate<FlowNode> begins = node -> node instanceof BoundaryEvent
                || node.getElementType().getTypeName().equals("startEvent")
                || isEventSubProcess(node);
        assertThat(shipped.nodes()).filteredOn(begins.negate()).allSatisfy(node -> assertThat(node.getIncoming())
                .as(node.getId())
                .isNotEmpty());
        assertThat(shipped.nodes())
                .filteredOn(node -> !(node instanceof EndEvent) && !isEventSubProcess(node))
                .allSatisfy(
                        node -> assertThat(node.getOutgoing()).as(node.getId()).isNotEmpty());
        assertThat(shipped.nodes())
                .filteredOn(node -> !(node instanceof Gateway))
                .allSatisfy(node -> assertThat(node.getOutgoing())
                        .as(node.getId() + " forks only through a gateway")
                        .hasSizeLessThanOrEqualTo(1));
    }

    /** The engine follows the flow's two ends, Modeler the node's lists. */
    @ParameterizedTest
    @MethodSource("processes")
    void nodesAndFlowsAgreeOnWhoIsJoined(ShippedProcess shipped) {
        Collection<SequenceFlow> flows = shipped.all(SequenceFlow.class);
        assertThat(shipped.nodes()).allSatisfy(node -> {
            assertThat(node.getOutgoing())
                    .as("out of " + node.getId())
                    .containsExactlyInAnyOrderElementsOf(flows.stream()
                            .filter(flow -> node.equals(flow.getSource()))
                            .toList());
            assertThat(node.getIncoming())
                    .as("into " + node.getId())
                    .containsExactlyInAnyOrderElementsOf(flows.stream()
                            .filter(flow -> node.equals(flow.getTarget()))
                            .toList());
        });
    }

    /** Where an escalation raised in this scope leaves the models uncaught; empty when every way up catches it. */
    private static Set<String> lostAt(ModelElementInstance scope, String code) {
        Set<String> lost = new TreeSet<>();
        if (ShippedProcess.caughtByEventSubProcess(scope, code)) {
            return lost;
        }
        if (scope instanceof Activity activity) {
            return ShippedProcess.catchers(activity, code).isEmpty() ? lostAt(scope.getParentElement(), code) : lost;
        }
        List<CallActivity> callers = owner(scope).callers();
        if (callers.isEmpty()) {
            lost.add(owner(scope).id());
        }
        callers.stream()
                .filter(call -> ShippedProcess.catchers(call, code).isEmpty())
                .forEach(call -> lost.addAll(lostAt(call.getParentElement(), code)));
        return lost;
    }

    /** The codes that come out of a call, those of the processes called further down included. */
    private static Set<String> thrownBy(CallActivity call) {
        ShippedProcess called = processes().stream()
                .filter(shipped -> shipped.id().equals(call.getCalledElement()))
                .findFirst()
                .orElseThrow();
        Set<String> codes = called.escalationThrows().stream()
                .map(ThrowEvent.class::cast)
                .map(ShippedProcess::escalationCode)
                .collect(Collectors.toCollection(TreeSet::new));
        called.all(CallActivity.class).stream()
                .flatMap(inner -> thrownBy(inner).stream()
                        .filter(code -> ShippedProcess.catchers(inner, code).isEmpty()))
                .forEach(codes::add);
        return codes;
    }

    private static ShippedProcess owner(ModelElementInstance element) {
        BpmnModelInstance model = (BpmnModelInstance) element.getModelInstance();
        return processes().stream()
                .filter(shipped -> shipped.model() == model)
                .findFirst()
                .orElseThrow();
    }

    private static String token(String condition) {
        return Stream.of(FACT, CODE)
                .map(pattern -> pattern.matcher(condition))
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1))
                .findFirst()
                .orElseThrow(() -> new AssertionError("neither a fact nor a code: " + condition));
    }

    private static boolean isEventSubProcess(FlowNode node) {
        return node instanceof SubProcess inner && inner.triggeredByEvent();
    }

    private static String documentation(BaseElement element) {
        return element.getDocumentations().stream()
                .map(Documentation::getTextContent)
                .collect(Collectors.joining());
    }

    private static String kebab(String camelCase) {
        return camelCase.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    /** The values of one camunda attribute, wherever it is set; listeners carry it without a prefix. */
    private static List<String> attributes(ShippedProcess shipped, String name) {
        return elements(shipped)
                .flatMap(element -> Stream.of(
                        element.getAttribute(CAMUNDA, name),
                        element.getNamespaceURI().equals(CAMUNDA) ? element.getAttribute(name) : null))
                .filter(value -> value != null)
                .toList();
    }

    private static Stream<DomElement> elements(ShippedProcess shipped) {
        return descendants(shipped.model().getDefinitions().getDomElement());
    }

    private static Stream<DomElement> descendants(DomElement element) {
        return Stream.concat(
                Stream.of(element), element.getChildElements().stream().flatMap(ProcessModelTest::descendants));
    }
}
