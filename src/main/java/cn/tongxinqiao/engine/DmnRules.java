package cn.tongxinqiao.engine;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Judges a decision model element by element: tables in FEEL, and nothing that could run anything else. */
final class DmnRules {

    private static final Set<String> SPACES = Set.of(
            "https://www.omg.org/spec/DMN/20191111/MODEL/",
            "http://www.omg.org/spec/DMN/20151101/dmn.xsd",
            "http://www.omg.org/spec/DMN/20180521/MODEL/",
            "https://www.omg.org/spec/DMN/20211108/MODEL/",
            "https://www.omg.org/spec/DMN/20230324/MODEL/");
    private static final Set<String> DRAWING = Set.of(
            "https://www.omg.org/spec/DMN/20191111/DMNDI/",
            "http://www.omg.org/spec/DMN/20180521/DMNDI/",
            "https://www.omg.org/spec/DMN/20230324/DMNDI/",
            "http://www.omg.org/spec/DMN/20180521/DC/",
            "http://www.omg.org/spec/DMN/20180521/DI/",
            "http://bpmn.io/schema/dmn/biodi/2.0",
            "http://bpmn.io/schema/dmn/biodi/1.0");
    private static final String CAMUNDA = "http://camunda.org/schema/1.0/dmn";
    private static final Set<String> FEEL = Set.of(
            "feel",
            "http://www.omg.org/spec/FEEL/20140401",
            "http://www.omg.org/spec/DMN/20180521/FEEL/",
            "https://www.omg.org/spec/DMN/20191111/FEEL/",
            "https://www.omg.org/spec/DMN/20211108/FEEL/",
            "https://www.omg.org/spec/DMN/20230324/FEEL/");
    private static final Set<String> TYPES =
            Set.of("string", "boolean", "integer", "long", "double", "number", "date", "time", "dateTime", "Any", "");
    private static final Map<String, Set<String>> KNOWN = Map.ofEntries(
            Map.entry("definitions", Set.of("id", "name", "namespace", "exporter", "exporterVersion")),
            Map.entry("description", Set.of()),
            Map.entry("extensionElements", Set.of()),
            Map.entry("decision", Set.of("id", "name")),
            Map.entry("question", Set.of()),
            Map.entry("allowedAnswers", Set.of()),
            Map.entry("variable", Set.of("id", "name", "typeRef")),
            Map.entry("informationRequirement", Set.of("id")),
            Map.entry("requiredDecision", Set.of("href")),
            Map.entry("requiredInput", Set.of("href")),
            Map.entry("inputData", Set.of("id", "name")),
            Map.entry("textAnnotation", Set.of("id", "textFormat")),
            Map.entry("association", Set.of("id", "associationDirection")),
            Map.entry("sourceRef", Set.of("href")),
            Map.entry("targetRef", Set.of("href")),
            Map.entry("decisionTable", Set.of("id", "hitPolicy", "aggregation", "preferredOrientation", "outputLabel")),
            Map.entry("input", Set.of("id", "label")),
            Map.entry("inputExpression", Set.of("id", "typeRef", "expressionLanguage")),
            Map.entry("inputValues", Set.of("id", "expressionLanguage")),
            Map.entry("output", Set.of("id", "name", "label", "typeRef")),
            Map.entry("outputValues", Set.of("id", "expressionLanguage")),
            Map.entry("defaultOutputEntry", Set.of("id")),
            Map.entry("rule", Set.of("id")),
            Map.entry("inputEntry", Set.of("id", "expressionLanguage")),
            Map.entry("outputEntry", Set.of("id", "expressionLanguage")),
            Map.entry("literalExpression", Set.of("id", "typeRef", "expressionLanguage")),
            Map.entry("text", Set.of()));
    private static final Set<String> CAMUNDA_ATTRIBUTES =
            Set.of("decision historyTimeToLive", "decision versionTag", "input inputVariable");
    private static final Set<String> MODELER_ATTRIBUTES = Set.of("executionPlatform", "executionPlatformVersion");
    private static final Map<String, String> ADVICE = Map.of(
            "businessKnowledgeModel", "业务知识模型（函数）不能用，请改成决策表。",
            "encapsulatedLogic", "函数不能用，请改成决策表。",
            "functionDefinition", "函数不能用，请改成决策表。",
            "invocation", "函数不能用，请改成决策表。",
            "import", "不能引入外部文件，请删去。",
            "itemDefinition", "自定义类型不能用，请用 string、boolean、integer、double、date。",
            "context", "上下文不能用，请改成决策表。",
            "relation", "关系表不能用，请改成决策表。",
            "list", "列表不能用，请改成决策表。");
    private static final Set<String> UNARY = Set.of("inputEntry", "inputValues", "outputValues");
    private static final Set<String> FULL = Set.of("inputExpression", "outputEntry", "literalExpression");
    private static final Set<String> HIT_POLICIES =
            Set.of("", "UNIQUE", "FIRST", "ANY", "COLLECT", "RULE ORDER", "PRIORITY", "OUTPUT ORDER");
    private static final Set<String> RUN_BY_THE_ENGINE = Set.of("", "UNIQUE", "FIRST", "ANY", "COLLECT", "RULE ORDER");

    private static final String CELL = "有一格";

    private final ModelLimits limits;

    DmnRules(ModelLimits limits) {
        this.limits = limits;
    }

    void judge(XmlNode root, ModelSurroundings around, ModelObjections found) {
        String space = root.name().space();
        if (!"definitions".equals(root.local()) || !SPACES.contains(space)) {
            found.add("内容不是 DMN 决策表，与后缀 .dmn 不符。");
            return;
        }
        element(root, space, found);
        Set<String> ids = new HashSet<>();
        root.walk(node -> {
            String id = node.attribute("id");
            if (!id.isEmpty() && node.name().space().equals(space) && !ids.add(id)) {
                found.add(node, "编号“" + ModelObjections.quoted(id) + "”用了两次，请改成不同的编号。");
            }
        });
        List<XmlNode> decisions = root.children(space, "decision").toList();
        if (decisions.isEmpty()) {
            found.add("没有决策表，没有可部署的内容。");
        }
        decisions.forEach(decision -> decision(decision, space, found));
    }

    private void element(XmlNode node, String space, ModelObjections found) {
        if (DRAWING.contains(node.name().space())) {
            drawing(node, found);
            return;
        }
        if (!node.name().space().equals(space) || !KNOWN.containsKey(node.local())) {
            found.add(
                    node,
                    "“" + ModelObjections.quoted(node.local()) + "”"
                            + ADVICE.getOrDefault(node.local(), "不在可用的元素清单里，请删去。"));
            return;
        }
        node.attributes().forEach((name, value) -> attribute(node, name, value, found));
        text(node, space, found);
        node.children().forEach(child -> element(child, space, found));
    }

    private static void attribute(XmlNode node, XmlNode.Name name, String value, ModelObjections found) {
        boolean known =
                switch (name.space()) {
                    case "" -> KNOWN.get(node.local()).contains(name.local());
                    case CAMUNDA -> CAMUNDA_ATTRIBUTES.contains(node.local() + " " + name.local());
                    case AllowedBpmn.MODELER -> MODELER_ATTRIBUTES.contains(name.local());
                    default -> DRAWING.contains(name.space());
                };
        if ("expressionLanguage".equals(name.local()) && !FEEL.contains(value)) {
            found.add(node, "表达式语言“" + ModelObjections.quoted(value) + "”不能用，只能用 FEEL。");
        } else if (!known) {
            found.add(
                    node,
                    "属性“" + ModelObjections.quoted(name.local()) + "”"
                            + ("typeLanguage".equals(name.local()) ? "不能另选，请删去。" : "不在可用的清单里，请删去。"));
        } else if ("typeRef".equals(name.local()) && !TYPES.contains(value)) {
            found.add(node, "类型“" + ModelObjections.quoted(value) + "”不认识，请用 string、boolean、integer、double、date。");
        } else if ("hitPolicy".equals(name.local()) && !HIT_POLICIES.contains(value)) {
            found.add(node, "命中策略“" + ModelObjections.quoted(value) + "”不认识。");
        } else if ("hitPolicy".equals(name.local()) && !RUN_BY_THE_ENGINE.contains(value)) {
            found.add(node, "命中策略“" + value + "”引擎不支持，请用 UNIQUE、FIRST、ANY、RULE ORDER 或 COLLECT。");
        } else if ("inputVariable".equals(name.local())
                && AttributeShape.VARIABLE.objection(value).isPresent()) {
            found.add(node, "变量名“" + ModelObjections.quoted(value) + "”不行，请用字母开头的字母、数字、下划线。");
        } else if ("href".equals(name.local()) && !value.startsWith("#")) {
            found.add(node, "不能引用别的文件“" + ModelObjections.quoted(value) + "”。");
        } else if ("historyTimeToLive".equals(name.local())
                && AttributeShape.DAYS.objection(value).isPresent()) {
            found.add(node, "历史保留天数“" + ModelObjections.quoted(value) + "”不行，请写成 P180D。");
        } else if ("executionPlatform".equals(name.local()) && !"Camunda Platform".equals(value)) {
            found.add(node, "这不是 Camunda 7（Camunda Platform）的模型，请在 Modeler 里新建 Camunda 7 的决策表。");
        }
    }

    private void text(XmlNode node, String space, ModelObjections found) {
        boolean mayHaveText =
                Set.of("text", "description", "question", "allowedAnswers").contains(node.local());
        if (!mayHaveText && !node.text().isEmpty()) {
            found.add(node, "“" + node.local() + "”里不能直接写文字“" + ModelObjections.quoted(node.text()) + "”。");
        }
        String written =
                node.children(space, "text").map(XmlNode::text).findFirst().orElse("");
        if (UNARY.contains(node.local()) && !written.isEmpty()) {
            FeelRules.unaryTests(CELL, written, limits.maxText()).forEach(objection -> found.add(node, objection));
        } else if (FULL.contains(node.local()) && !written.isEmpty()) {
            FeelRules.expression(CELL, written, limits.maxText()).forEach(objection -> found.add(node, objection));
        } else if ("inputExpression".equals(node.local())) {
            found.add(node, "输入列没有写看哪个要件（表达式），请写上。");
        }
    }

    private static void decision(XmlNode decision, String space, ModelObjections found) {
        if (AttributeShape.KEY.objection(decision.attribute("id")).isPresent()) {
            found.add(decision, "决策表的编号请用字母开头的字母、数字、短横线。");
        }
        if (decision.attribute("name").isEmpty()) {
            found.add(decision, "决策表没有名称，请写上。");
        }
        List<XmlNode> tables = decision.children(space, "decisionTable").toList();
        if (tables.isEmpty()
                && decision.children(space, "literalExpression").findAny().isEmpty()) {
            found.add(decision, "决策里既没有决策表也没有表达式。");
        }
        tables.forEach(table -> {
            long inputs = table.children(space, "input").count();
            long outputs = table.children(space, "output").count();
            if (outputs == 0) {
                found.add(table, "决策表没有输出列。");
            }
            Set<String> names = new HashSet<>();
            table.children(space, "output").forEach(output -> {
                if (outputs > 1 && output.attribute("name").isEmpty() || !names.add(output.attribute("name"))) {
                    found.add(output, "输出列没有名称，或名称重复。");
                }
            });
            table.children(space, "rule").forEach(rule -> {
                if (rule.children(space, "inputEntry").count() != inputs
                        || rule.children(space, "outputEntry").count() != outputs) {
                    found.add(rule, "这一行的格数与列数不符，请用 Camunda Modeler 重新保存。");
                }
            });
        });
    }

    private static void drawing(XmlNode diagram, ModelObjections found) {
        diagram.walk(node -> {
            if (!DRAWING.contains(node.name().space()) || !node.text().isEmpty()) {
                found.add(
                        diagram, "图形部分有不认识的内容“" + ModelObjections.quoted(node.local()) + "”，请用 Camunda Modeler 重新保存。");
            }
        });
    }
}
