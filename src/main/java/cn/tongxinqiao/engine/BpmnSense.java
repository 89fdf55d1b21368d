package cn.tongxinqiao.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Judges whether a process made of known parts can run to its end: what it names is there, and every step leads on. */
final class BpmnSense {

    private static final String BPMN = AllowedBpmn.BPMN;
    private static final String CAMUNDA = AllowedBpmn.CAMUNDA;
    private static final Set<String> DECIDING = Set.of("exclusiveGateway", "inclusiveGateway");
    private static final Set<String> PEOPLE = Set.of("assignee", "candidateUsers", "candidateGroups");
    /** Steps that neither wait nor change anything: a circle of them alone is never left. */
    private static final Set<String> PASSED_AT_ONCE = Set.of(
            "task", "manualTask", "exclusiveGateway", "inclusiveGateway", "parallelGateway", "intermediateThrowEvent");

    private static final Map<String, String> DECLARED = Map.of(
            "messageRef", "message",
            "escalationRef", "escalation",
            "errorRef", "error",
            "signalRef", "signal");
    private static final Map<String, String> WORDS =
            Map.of("message", "消息", "escalation", "升级", "error", "错误", "signal", "信号");

    void judge(XmlNode root, ModelSurroundings around, ModelObjections found) {
        Map<String, XmlNode> byId = new HashMap<>();
        root.walk(node -> byId.putIfAbsent(node.attribute("id"), node));
        List<XmlNode> processes = root.children(BPMN, "process").toList();
        if (processes.isEmpty()) {
            found.add("没有流程，没有可部署的内容。");
        }
        declarations(root, found);
        processes.forEach(process -> {
            process(process, found);
            scope(process, found);
            startMessages(root, process).forEach(message -> around.startedBy(message).stream()
                    .filter(other -> !other.equals(process.attribute("id")))
                    .forEach(other ->
                            found.add(process, "消息“" + message + "”已经用来发起流程“" + other + "”，一个消息只能发起一个流程，请换一个名称。")));
            process.walk(node -> {
                references(node, byId, found);
                step(node, around, found);
            });
        });
    }

    private static void declarations(XmlNode root, ModelObjections found) {
        root.children().stream().filter(node -> WORDS.containsKey(node.local())).forEach(node -> {
            String code =
                    switch (node.local()) {
                        case "escalation" -> node.attribute("escalationCode");
                        case "error" -> node.attribute("errorCode");
                        default -> node.attribute("name");
                    };
            if (code.isEmpty()) {
                found.add(node, WORDS.get(node.local()) + (node.local().startsWith("e") ? "没有代码，请写上。" : "没有名称，请写上。"));
            }
        });
    }

    private static void process(XmlNode process, ModelObjections found) {
        if (!"true".equals(process.attribute("isExecutable"))) {
            found.add(process, "流程没有勾选“可执行（Executable）”，部署了也不会生效，请勾选。");
        }
        if (process.attribute("id").isEmpty()) {
            found.add(process, "流程没有编号，请写上。");
        }
        if (!process.has(CAMUNDA, "historyTimeToLive")) {
            found.note(process, "没有写历史保留天数（historyTimeToLive），按平台默认 180 天。");
        }
    }

    /** A process or subprocess with the steps directly in it. */
    private void scope(XmlNode scope, ModelObjections found) {
        Map<String, XmlNode> nodes = new LinkedHashMap<>();
        scope.children().stream()
                .filter(child -> AllowedBpmn.NODES.contains(child.local()))
                .forEach(child -> nodes.put(child.attribute("id"), child));
        List<XmlNode> flows = scope.children(BPMN, "sequenceFlow").toList();
        Map<String, List<XmlNode>> outgoing = new HashMap<>();
        for (XmlNode flow : flows) {
            for (String end : List.of("sourceRef", "targetRef")) {
                if (!nodes.containsKey(flow.attribute(end))) {
                    found.add(flow, "连线的一端没有接上本层的环节，请重新连线。");
                }
            }
            outgoing.computeIfAbsent(flow.attribute("sourceRef"), id -> new ArrayList<>())
                    .add(flow);
        }
        starts(scope, nodes, found);
        nodes.forEach((id, node) -> ways(node, outgoing.getOrDefault(id, List.of()), found));
        reachable(nodes, outgoing, found);
        links(nodes, found);
        outgoing.forEach((id, flowsOut) -> {
            if (nodes.containsKey(id)
                    && "eventBasedGateway".equals(nodes.get(id).local())) {
                waiting(nodes, flowsOut, found);
            }
        });
        circles(nodes, outgoing, found);
        nodes.values().forEach(node -> {
            if (node.attribute("name").isEmpty() && node.local().matches(".*[Tt]ask|callActivity|subProcess")) {
                found.note(node, "没有名称，经办人会看不懂，请写上。");
            }
            if ("subProcess".equals(node.local())) {
                scope(node, found);
            }
        });
    }

    private static void starts(XmlNode scope, Map<String, XmlNode> nodes, ModelObjections found) {
        List<XmlNode> starts = nodes.values().stream()
                .filter(node -> "startEvent".equals(node.local()))
                .toList();
        if (starts.isEmpty()) {
            found.add(scope, "没有开始事件，请画一个。");
        }
        boolean event = "true".equals(scope.attribute("triggeredByEvent"));
        List<XmlNode> plain = starts.stream()
                .filter(start -> start.children().stream().noneMatch(BpmnSense::isEventDefinition))
                .toList();
        if (event && !plain.isEmpty()) {
            found.add(plain.get(0), "事件子流程的开始事件要有触发条件（消息、定时、升级、错误、信号或条件）。");
        } else if (!event && plain.size() > 1) {
            found.add(plain.get(1), "空白开始事件只能有一个。");
        } else if (!event && "subProcess".equals(scope.local()) && plain.isEmpty() && !starts.isEmpty()) {
            found.add(starts.get(0), "子流程要从空白开始事件开始。");
        }
        starts.stream()
                .filter(start -> !event)
                .flatMap(start -> start.children().stream())
                .filter(child -> child.local().matches("escalationEventDefinition|errorEventDefinition"))
                .forEach(child -> found.add(child, "升级、错误只能用来开始事件子流程。"));
    }

    private static boolean isEventDefinition(XmlNode node) {
        return node.local().endsWith("EventDefinition");
    }

    private static void ways(XmlNode node, List<XmlNode> outgoing, ModelObjections found) {
        String standard = node.attribute("default");
        boolean deciding = DECIDING.contains(node.local());
        List<XmlNode> unconditional = outgoing.stream()
                .filter(flow ->
                        flow.children(BPMN, "conditionExpression").findAny().isEmpty())
                .toList();
        if (!standard.isEmpty()
                && outgoing.stream().noneMatch(flow -> flow.attribute("id").equals(standard))) {
            found.add(node, "默认连线不是从这里出去的，请重新选择。");
        }
        outgoing.stream()
                .filter(flow -> flow.attribute("id").equals(standard) && !unconditional.contains(flow))
                .forEach(flow -> found.add(flow, "默认连线不能有条件，请删去条件。"));
        if (deciding && outgoing.size() > 1) {
            if (standard.isEmpty()) {
                found.add(node, "网关有多条出路，却没有默认连线：条件都不成立时会停在这里。请选一条作默认。");
            }
            unconditional.stream()
                    .filter(flow -> !flow.attribute("id").equals(standard))
                    .forEach(flow -> found.add(flow, "网关出去的连线要有条件（默认连线除外），请写上。"));
        }
        if (!deciding && standard.isEmpty() && !outgoing.isEmpty() && unconditional.isEmpty()) {
            found.add(node, "出去的连线都有条件，却没有默认连线：条件都不成立时会停在这里。请选一条作默认。");
        }
        if ("endEvent".equals(node.local()) && !outgoing.isEmpty()) {
            found.add(node, "结束事件不能再连出去。");
        }
        if (node.local().endsWith("Gateway") && outgoing.isEmpty()) {
            found.add(node, "网关没有出路，请连出去。");
        }
        if ("eventBasedGateway".equals(node.local()) && outgoing.size() < 2) {
            found.add(node, "事件网关至少要接两个等待的事件。");
        }
    }

    private static void reachable(
            Map<String, XmlNode> nodes, Map<String, List<XmlNode>> outgoing, ModelObjections found) {
        Deque<String> open = new ArrayDeque<>();
        nodes.forEach((id, node) -> {
            boolean begins = "startEvent".equals(node.local())
                    || "boundaryEvent".equals(node.local())
                    || "true".equals(node.attribute("triggeredByEvent"))
                    || "intermediateCatchEvent".equals(node.local())
                            && node.children(BPMN, "linkEventDefinition")
                                    .findAny()
                                    .isPresent();
            if (begins) {
                open.add(id);
            }
        });
        Set<String> reached = new HashSet<>(open);
        while (!open.isEmpty()) {
            for (XmlNode flow : outgoing.getOrDefault(open.poll(), List.of())) {
                if (reached.add(flow.attribute("targetRef"))) {
                    open.add(flow.attribute("targetRef"));
                }
            }
        }
        nodes.forEach((id, node) -> {
            if (!reached.contains(id)) {
                found.add(node, "从开始事件走不到这里，请连上或删去。");
            }
        });
    }

    private static void waiting(Map<String, XmlNode> nodes, List<XmlNode> flows, ModelObjections found) {
        flows.stream()
                .filter(flow -> !Set.of("intermediateCatchEvent", "receiveTask")
                        .contains(
                                nodes.containsKey(flow.attribute("targetRef"))
                                        ? nodes.get(flow.attribute("targetRef")).local()
                                        : "intermediateCatchEvent"))
                .forEach(flow -> found.add(flow, "事件网关后面只能直接接等待的事件。"));
    }

    private static void links(Map<String, XmlNode> nodes, ModelObjections found) {
        Map<String, List<XmlNode>> caught = new HashMap<>();
        nodes.values().stream()
                .filter(node -> "intermediateCatchEvent".equals(node.local()))
                .forEach(node -> node.children(BPMN, "linkEventDefinition")
                        .forEach(link -> caught.computeIfAbsent(link.attribute("name"), name -> new ArrayList<>())
                                .add(node)));
        caught.values().stream()
                .filter(targets -> targets.size() > 1)
                .forEach(targets -> found.add(targets.get(1), "同名的链接入口只能有一个。"));
        nodes.values().stream()
                .filter(node -> "intermediateThrowEvent".equals(node.local()))
                .flatMap(node -> node.children(BPMN, "linkEventDefinition"))
                .filter(link -> !caught.containsKey(link.attribute("name")))
                .forEach(link -> found.add(link, "链接没有同名的入口，请画上。"));
    }

    /** A circle of steps that pass at once would be run through for ever. */
    private static void circles(
            Map<String, XmlNode> nodes, Map<String, List<XmlNode>> outgoing, ModelObjections found) {
        Map<String, Set<String>> next = new LinkedHashMap<>();
        nodes.forEach((id, node) -> {
            if (isPassedAtOnce(node)) {
                next.put(
                        id,
                        outgoing.getOrDefault(id, List.of()).stream()
                                .map(flow -> flow.attribute("targetRef"))
                                .filter(target -> nodes.containsKey(target) && isPassedAtOnce(nodes.get(target)))
                                .collect(Collectors.toCollection(LinkedHashSet::new)));
            }
        });
        // What nothing leads to any more is in no circle; what is left over is.
        Map<String, Integer> incoming = new HashMap<>();
        next.values().forEach(targets -> targets.forEach(target -> incoming.merge(target, 1, Integer::sum)));
        Deque<String> free = new ArrayDeque<>(
                next.keySet().stream().filter(id -> !incoming.containsKey(id)).toList());
        Set<String> left = new LinkedHashSet<>(next.keySet());
        while (!free.isEmpty()) {
            String id = free.poll();
            left.remove(id);
            next.get(id).forEach(target -> {
                if (incoming.merge(target, -1, Integer::sum) == 0) {
                    free.add(target);
                }
            });
        }
        left.stream()
                .findFirst()
                .ifPresent(id -> found.add(nodes.get(id), "从这里转一圈又回到这里，中间没有等待也没有环节，会一直转下去。请在圈里加一个待办或事件。"));
    }

    private static boolean isPassedAtOnce(XmlNode node) {
        return PASSED_AT_ONCE.contains(node.local());
    }

    private static void references(XmlNode node, Map<String, XmlNode> byId, ModelObjections found) {
        DECLARED.forEach((attribute, kind) -> {
            String reference = node.attribute(attribute);
            if (!reference.isEmpty() && !isOfKind(byId.get(reference), kind)) {
                found.add(node, "没有找到这里用的" + WORDS.get(kind) + "，请重新选择。");
            }
        });
        if ("boundaryEvent".equals(node.local())) {
            XmlNode host = byId.get(node.attribute("attachedToRef"));
            if (host == null
                    || host.parent() != node.parent()
                    || !host.local().matches(".*[Tt]ask|callActivity|subProcess")) {
                found.add(node, "边界事件没有贴在本层的环节上，请重新放置。");
            }
            if (node.children().stream().noneMatch(BpmnSense::isEventDefinition)) {
                found.add(node, "边界事件没有类型，请选择定时、消息等类型。");
            }
        }
        if ("intermediateCatchEvent".equals(node.local())
                && node.children().stream().noneMatch(BpmnSense::isEventDefinition)) {
            found.add(node, "等待的事件没有类型，请选择定时、消息等类型。");
        }
        event(node, found);
    }

    private static void event(XmlNode node, ModelObjections found) {
        XmlNode parent = node.parent();
        boolean throwing = parent != null && parent.local().matches("endEvent|intermediateThrowEvent");
        boolean catching = parent != null && parent.local().matches("startEvent|intermediateCatchEvent|boundaryEvent");
        switch (node.local()) {
            case "timerEventDefinition" -> {
                if (node.children().stream().noneMatch(child -> child.local().startsWith("time"))) {
                    found.add(node, "定时没有写时间。");
                }
            }
            case "conditionalEventDefinition" -> {
                if (node.children(BPMN, "condition").findAny().isEmpty()) {
                    found.add(node, "条件事件没有写条件。");
                }
            }
            case "messageEventDefinition" -> {
                if (catching && node.attribute("messageRef").isEmpty()) {
                    found.add(node, "消息事件没有选消息，请选择。");
                } else if (throwing && !node.has(CAMUNDA, "delegateExpression")) {
                    found.add(node, "发消息的事件没有写由谁去发，请写清单里的自动环节。");
                }
            }
            case "signalEventDefinition" -> {
                if (node.attribute("signalRef").isEmpty()) {
                    found.add(node, "信号事件没有选信号，请选择。");
                }
            }
            case "escalationEventDefinition" -> {
                if (throwing && node.attribute("escalationRef").isEmpty()) {
                    found.add(node, "升级事件没有选升级，请选择。");
                }
            }
            case "errorEventDefinition" -> {
                if (throwing && node.attribute("errorRef").isEmpty()) {
                    found.add(node, "错误事件没有选错误，请选择。");
                }
            }
            default -> {
                // Not an event that leans on something else.
            }
        }
    }

    private static boolean isOfKind(XmlNode node, String kind) {
        return node != null && node.is(BPMN, kind);
    }

    private static void step(XmlNode node, ModelSurroundings around, ModelObjections found) {
        switch (node.local()) {
            case "userTask" -> userTask(node, found);
            case "serviceTask", "sendTask" -> {
                if (!node.has(CAMUNDA, "delegateExpression")) {
                    found.add(node, "自动环节没有写做什么，请用元素模板，或在委托表达式里写清单里的自动环节。");
                }
            }
            case "businessRuleTask" -> businessRuleTask(node, around, found);
            case "receiveTask" -> {
                if (node.attribute("messageRef").isEmpty()) {
                    found.add(node, "接收任务没有选消息，请选择。");
                }
            }
            case "callActivity" -> callActivity(node, around, found);
            case "multiInstanceLoopCharacteristics" -> {
                if (!node.has(CAMUNDA, "collection")
                        && node.children(BPMN, "loopCardinality").findAny().isEmpty()) {
                    found.add(node, "多实例没有写对谁逐个办理（集合）或个数，请写上。");
                }
            }
            default -> {
                // Leans on nothing.
            }
        }
        if (node.has(CAMUNDA, "formRef")) {
            form(node, around, found);
        }
    }

    private static void userTask(XmlNode node, ModelObjections found) {
        boolean somebody =
                PEOPLE.stream().anyMatch(who -> !node.attribute(CAMUNDA, who).isBlank());
        if (!somebody) {
            found.add(node, "待办没有写由谁办：请写候选组（如 ${unit}）、候选人或办理人。");
        }
    }

    private static void form(XmlNode node, ModelSurroundings around, ModelObjections found) {
        if (!node.has(CAMUNDA, "formRefBinding")) {
            found.add(node, "表单的绑定方式请选 deployment（与流程一起部署）。");
        }
        String form = node.attribute(CAMUNDA, "formRef");
        if (!around.hasForm(form)) {
            found.add(node, "没有表单“" + form + "”：请把 " + form + ".form 与流程一起部署。");
        }
    }

    private static void businessRuleTask(XmlNode node, ModelSurroundings around, ModelObjections found) {
        boolean delegate = node.has(CAMUNDA, "delegateExpression");
        boolean decision = node.has(CAMUNDA, "decisionRef");
        if (delegate == decision) {
            found.add(node, delegate ? "决策表和委托表达式只能选一样。" : "规则任务没有写用哪张决策表，请写上。");
        } else if (decision) {
            String id = node.attribute(CAMUNDA, "decisionRef");
            if (!around.hasDecision(id)) {
                found.add(node, "没有决策表“" + id + "”：请一起部署，或改成已有的表。");
            }
            if (!node.has(CAMUNDA, "resultVariable")) {
                found.note(node, "决策表的结果没有写进变量（resultVariable），后面用不到。");
            }
        }
    }

    private static void callActivity(XmlNode node, ModelSurroundings around, ModelObjections found) {
        String called = node.attribute("calledElement");
        if (called.isEmpty()) {
            found.add(node, "没有写调用哪个流程，请写上。");
            return;
        }
        List<XmlNode> in = node.children(BPMN, "extensionElements")
                .flatMap(extension -> extension.children(CAMUNDA, "in"))
                .toList();
        if (in.stream().noneMatch(mapping -> !mapping.attribute("businessKey").isEmpty())) {
            found.add(node, "调用流程要带上诉求编号：请在输入映射里选“Business key”，写 #{execution.processBusinessKey}。");
        }
        var model = around.process(called);
        if (model.isEmpty()) {
            found.add(node, "没有流程“" + called + "”：请一起部署，或改成已有的流程。");
            return;
        }
        boolean handed = in.stream()
                .anyMatch(mapping ->
                        "unit".equals(mapping.attribute("target")) || "all".equals(mapping.attribute("variables")));
        if (model.get().readsUnit() && !handed) {
            found.add(node, "被调用的流程“" + called + "”按单位办理，要在输入映射里传 unit，否则别的单位也看得到这件诉求。");
        }
    }

    /** What others need to know of the processes in a file. */
    static Map<String, CalledModel> called(XmlNode root) {
        Map<String, CalledModel> models = new LinkedHashMap<>();
        root.children(BPMN, "process").forEach(process -> {
            Set<String> calls = process.all()
                    .filter(node -> "callActivity".equals(node.local()))
                    .map(node -> node.attribute("calledElement"))
                    .collect(Collectors.toSet());
            boolean readsUnit = process.all().anyMatch(BpmnSense::readsUnit);
            models.put(process.attribute("id"), new CalledModel(readsUnit, calls, startMessages(root, process)));
        });
        return models;
    }

    private static Set<String> startMessages(XmlNode root, XmlNode process) {
        Set<String> references = process.children(BPMN, "startEvent")
                .flatMap(start -> start.children(BPMN, "messageEventDefinition"))
                .map(message -> message.attribute("messageRef"))
                .collect(Collectors.toSet());
        return root.children(BPMN, "message")
                .filter(message -> references.contains(message.attribute("id")))
                .map(message -> message.attribute("name"))
                .collect(Collectors.toSet());
    }

    private static boolean readsUnit(XmlNode node) {
        return node.is(CAMUNDA, "in") && "unit".equals(node.attribute("source"))
                || node.attributes().values().stream()
                        .anyMatch(value -> ExpressionRules.variables(value).contains("unit"))
                || ExpressionRules.variables(node.text()).contains("unit");
    }
}
