package cn.tongxinqiao.engine;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Judges a process model element by element: what is known and harmless stays, all else is refused. */
final class BpmnRules {

    private static final Set<String> DRAWING = Set.of(
            "http://www.omg.org/spec/BPMN/20100524/DI",
            "http://www.omg.org/spec/DD/20100524/DC",
            "http://www.omg.org/spec/DD/20100524/DI");
    private static final Set<String> COLOURS =
            Set.of("http://bpmn.io/schema/bpmn/biocolor/1.0", "http://www.omg.org/spec/BPMN/non-normative/color/1.0");
    private static final String DIAGRAM = "BPMNDiagram";
    private static final Pattern BEAN = Pattern.compile("[$#]\\{\\s*([A-Za-z][A-Za-z0-9]*)\\s*\\}");
    private static final Pattern RETRIES =
            Pattern.compile("R\\d{1,2}/P[0-9A-Z]+|P[0-9A-Z]+(?:\\s*,\\s*P[0-9A-Z]+){0,9}");
    private static final Set<String> TIMERS = Set.of("timeDate", "timeDuration", "timeCycle");
    private static final Set<String> LISTENERS = Set.of("executionListener", "taskListener");
    private static final Set<String> MAY_HAVE_TEXT = Set.of(
            "documentation",
            "text",
            "incoming",
            "outgoing",
            "flowNodeRef",
            "conditionExpression",
            "condition",
            "loopCardinality",
            "completionCondition",
            "timeDate",
            "timeDuration",
            "timeCycle",
            "camunda:inputParameter",
            "camunda:outputParameter",
            "camunda:value",
            "camunda:entry",
            "camunda:failedJobRetryTimeCycle");

    private final AllowedBpmn allowed;
    private final ModelLimits limits;

    BpmnRules(AllowedBpmn allowed, ModelLimits limits) {
        this.allowed = allowed;
        this.limits = limits;
    }

    void judge(XmlNode root, ModelSurroundings around, ModelObjections found) {
        if (!root.is(AllowedBpmn.BPMN, "definitions")) {
            found.add("内容不是 BPMN 流程图，与后缀 .bpmn 不符。");
            return;
        }
        if (root.all()
                .anyMatch(node -> node.name().space().equals(AllowedBpmn.ZEEBE)
                        || node.attributes().keySet().stream()
                                .anyMatch(name -> name.space().equals(AllowedBpmn.ZEEBE)))) {
            found.add("这是 Camunda 8 的模型，这里用的是 Camunda 7。请在 Modeler 里新建“BPMN diagram（Camunda 7）”。");
        }
        element(root, around, found);
        ids(root, found);
        if (!found.refuses()) {
            new BpmnSense().judge(root, around, found);
        }
    }

    private void element(XmlNode node, ModelSurroundings around, ModelObjections found) {
        if (node.is("http://www.omg.org/spec/BPMN/20100524/DI", DIAGRAM)) {
            drawing(node, found);
            return;
        }
        String written = AllowedBpmn.written(node.name()).orElse("");
        boolean ownPlace = isInItsPlace(node);
        if (node.name().space().isEmpty() || !allowed.isAllowed(written) || !ownPlace) {
            refuse(node, written, ownPlace, found);
            return;
        }
        node.attributes().forEach((name, value) -> attribute(node, written, name, value, around, found));
        text(node, written, around, found);
        node.children().forEach(child -> element(child, around, found));
    }

    /** The engine reads its own elements below extensionElements only, and nothing else may stand there. */
    private static boolean isInItsPlace(XmlNode node) {
        boolean extension = node.name().space().equals(AllowedBpmn.CAMUNDA);
        boolean below = node.parent() != null
                && (node.parent().is(AllowedBpmn.BPMN, "extensionElements")
                        || node.parent().name().space().equals(AllowedBpmn.CAMUNDA));
        return extension == below;
    }

    private void refuse(XmlNode node, String written, boolean ownPlace, ModelObjections found) {
        String space = node.name().space();
        if (AllowedBpmn.ZEEBE.equals(space)) {
            return;
        }
        if (AllowedBpmn.ACTIVITI.equals(space)) {
            found.add(node, "“" + node.local() + "”用了旧的 activiti 命名空间，不能用，请用 camunda。");
            return;
        }
        String known = written.isEmpty() || space.isEmpty() ? "" : written;
        found.add(
                node,
                "“" + ModelObjections.quoted(node.local()) + "”"
                        + (ownPlace || !allowed.isAllowed(known)
                                ? allowed.adviceOnElement(known).orElse("不在可用的元素清单里，请删去或换一种画法。")
                                : "放错了地方，请删去。"));
    }

    private void attribute(
            XmlNode node,
            String element,
            XmlNode.Name name,
            String value,
            ModelSurroundings around,
            ModelObjections found) {
        String written = name.space().equals(AllowedBpmn.BPMN)
                ? ""
                : AllowedBpmn.written(name).orElse("");
        Optional<AttributeShape> shape = allowed.shape(element, written);
        String label = name.local();
        if (shape.isEmpty()) {
            if (!AllowedBpmn.ZEEBE.equals(name.space())) {
                found.add(
                        node,
                        "属性“" + ModelObjections.quoted(label) + "”"
                                + allowed.adviceOnAttribute(written).orElse("不在可用的清单里，请删去。"));
            }
            return;
        }
        shape.get()
                .objection(value)
                .ifPresent(advice ->
                        found.add(node, "属性“" + label + "”的值“" + ModelObjections.quoted(value) + "”不行：" + advice));
        switch (shape.get()) {
            case DELEGATE -> bean(node, value, ModelBeans.Kind.DELEGATE, around, found);
            case EXECUTION_LISTENER -> bean(node, value, ModelBeans.Kind.EXECUTION_LISTENER, around, found);
            case TASK_LISTENER -> bean(node, value, ModelBeans.Kind.TASK_LISTENER, around, found);
            case GROUPS -> {
                groups(node, value, around, found);
                expression(node, value, around, found);
            }
            default -> expression(node, value, around, found);
        }
    }

    private void expression(XmlNode node, String text, ModelSurroundings around, ModelObjections found) {
        List<String> objections = ExpressionRules.objections(text, limits.maxExpression());
        objections.forEach(objection -> found.add(node, objection));
        if (objections.isEmpty()) {
            ExpressionRules.variables(text).stream()
                    .filter(variable -> around.bean(variable).isPresent())
                    .forEach(variable -> found.add(node, "表达式里的“" + variable + "”是程序的名称，只能写在委托表达式里。"));
        }
    }

    private static void bean(
            XmlNode node, String value, ModelBeans.Kind kind, ModelSurroundings around, ModelObjections found) {
        Matcher matcher = BEAN.matcher(value);
        if (!matcher.matches()) {
            return;
        }
        Optional<ModelBeans.Kind> known = around.bean(matcher.group(1));
        if (known.isEmpty()) {
            found.add(node, "没有名为“" + matcher.group(1) + "”的" + kind.words() + "，可用的见 Modeler 里的元素模板。");
        } else if (known.get() != kind) {
            found.add(node, "“" + matcher.group(1) + "”是" + known.get().words() + "，不能当" + kind.words() + "用。");
        }
    }

    private static void groups(XmlNode node, String value, ModelSurroundings around, ModelObjections found) {
        for (String group : value.split(",")) {
            String id = group.strip();
            if (!id.isEmpty() && !ExpressionRules.isExpression(id) && !around.hasGroup(id)) {
                found.add(node, "没有编号为“" + ModelObjections.quoted(id) + "”的组，请改成已有的组，或用变量。");
            }
        }
    }

    private void text(XmlNode node, String written, ModelSurroundings around, ModelObjections found) {
        String text = node.text();
        if (text.isEmpty()) {
            requireText(node, written, found);
            return;
        }
        if (!MAY_HAVE_TEXT.contains(written)) {
            found.add(node, "“" + node.local() + "”里不能写文字“" + ModelObjections.quoted(text) + "”，请删去。");
            return;
        }
        expression(node, text, around, found);
        if (TIMERS.contains(written)) {
            AttributeShape.timerObjection(written, text, limits.shortestCycle())
                    .ifPresent(objection -> found.add(node, objection));
        }
        switch (written) {
            case "conditionExpression", "condition", "completionCondition" -> {
                if (!text.matches("(?s)[$#]\\{.*\\}")) {
                    found.add(node, "条件“" + ModelObjections.quoted(text) + "”请写成 ${变量 == '值'} 的形式。");
                }
            }
            case "loopCardinality" -> {
                if (!ExpressionRules.isExpression(text)
                        && !(text.matches("\\d{1,6}") && Integer.parseInt(text) <= limits.maxInstances())) {
                    found.add(
                            node,
                            "多实例的个数“" + ModelObjections.quoted(text) + "”不行，请写 " + limits.maxInstances()
                                    + " 以内的整数或变量。");
                }
            }
            case "camunda:failedJobRetryTimeCycle" -> {
                if (!RETRIES.matcher(text).matches()) {
                    found.add(node, "重试间隔“" + ModelObjections.quoted(text) + "”不行，请写成 PT10M,PT1H 的形式。");
                }
            }
            default -> {
                // Only the expressions in it count.
            }
        }
    }

    private static void requireText(XmlNode node, String written, ModelObjections found) {
        if (TIMERS.contains(written)) {
            found.add(node, "定时没有写时间。");
        } else if ("conditionExpression".equals(written) || "condition".equals(written)) {
            found.add(node, "条件是空的，请写成 ${变量 == '值'} 的形式，或删去。");
        } else if (LISTENERS.contains(node.local())
                && node.attribute("delegateExpression").isEmpty()) {
            found.add(node, "监听没有写委托表达式，请写清单里的监听，或删去。");
        }
    }

    /** The engine takes from the drawing where things stand, nothing else. */
    private void drawing(XmlNode diagram, ModelObjections found) {
        diagram.walk(node -> {
            if (!DRAWING.contains(node.name().space())) {
                found.add(
                        diagram, "图形部分有不认识的内容“" + ModelObjections.quoted(node.local()) + "”，请用 Camunda Modeler 重新保存。");
            }
            for (Map.Entry<XmlNode.Name, String> entry : node.attributes().entrySet()) {
                String space = entry.getKey().space();
                if (!space.isEmpty() && !COLOURS.contains(space) || ExpressionRules.isExpression(entry.getValue())) {
                    found.add(
                            diagram,
                            "图形部分有不认识的内容“"
                                    + ModelObjections.quoted(entry.getKey().local()) + "”，请用 Camunda Modeler 重新保存。");
                }
            }
            if (!node.text().isEmpty()) {
                found.add(diagram, "图形部分不能写文字，请用 Camunda Modeler 重新保存。");
            }
        });
    }

    private static void ids(XmlNode root, ModelObjections found) {
        Set<String> seen = new HashSet<>();
        root.walk(node -> {
            String id = node.attribute("id");
            if (!id.isEmpty() && node.name().space().equals(AllowedBpmn.BPMN) && !seen.add(id)) {
                found.add(node, "编号“" + ModelObjections.quoted(id) + "”用了两次，请改成不同的编号。");
            }
        });
    }
}
