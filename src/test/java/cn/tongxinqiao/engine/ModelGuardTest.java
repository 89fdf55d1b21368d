package cn.tongxinqiao.engine;

import static org.assertj.core.api.Assertions.assertThat;

import cn.tongxinqiao.ModelCorpus;
import cn.tongxinqiao.ModelCorpus.Harmless;
import cn.tongxinqiao.ModelCorpus.Hostile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ModelGuardTest {

    private static final ModelLimits LIMITS = ModelLimits.defaults();
    private static final ModelGuard GUARD = new ModelGuard(LIMITS);
    private static final Map<String, byte[]> SHIPPED = ModelCorpus.shipped();
    private static final ModelSurroundings AROUND =
            new ModelCheck.Shipped(ModelSet.read(SHIPPED, LIMITS, new ArrayList<>()), Set.of());

    static Stream<Hostile> hostile() {
        return ModelCorpus.hostile();
    }

    static Stream<Harmless> harmless() {
        return ModelCorpus.harmless();
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void refusesAHostileModelForItsReason(Hostile model) {
        assertThat(refusals(Map.of(model.file(), model.content())))
                .contains(model.words().toArray(String[]::new));
    }

    @ParameterizedTest
    @MethodSource("harmless")
    void takesAHarmlessModel(Harmless model) {
        assertThat(refusals(model.files())).isEmpty();
    }

    @Test
    void takesWhatShips() {
        assertThat(GUARD.judge(SHIPPED, AROUND)).isEmpty();
    }

    @Test
    void knowsEnoughOfBothKinds() {
        assertThat(hostile().count()).isGreaterThanOrEqualTo(100);
        assertThat(harmless().count()).isGreaterThanOrEqualTo(20);
    }

    static Stream<Arguments> evils() {
        Map<String, String[]> evils = new LinkedHashMap<>();
        evils.put(
                "a class on the first step",
                new String[] {"(<bpmn:(?:userTask|serviceTask) )", "$1camunda:class=\"java.lang.Thread\" "});
        evils.put(
                "a class on the first event",
                new String[] {"(<bpmn:startEvent )", "$1camunda:class=\"java.lang.Thread\" "});
        evils.put("an expression in a name", new String[] {"(<bpmn:process [^>]*name=\")", "$1\\${''.getClass()}"});
        evils.put("a script after the start", new String[] {
            "(<bpmn:startEvent )",
            "<bpmn:scriptTask id=\"evil\" scriptFormat=\"juel\"><bpmn:script>1</bpmn:script></bpmn:scriptTask>$1"
        });
        evils.put("a listener that is an expression", new String[] {
            "(<bpmn:startEvent [^>]*[^/])>",
            "$1><bpmn:extensionElements><camunda:executionListener event=\"start\" expression=\"\\${execution.processEngine}\"/></bpmn:extensionElements>"
        });
        evils.put(
                "reflection in a condition",
                new String[] {"(<bpmn:conditionExpression[^>]*>)[^<]*", "$1\\${''.class.classLoader != null}"});
        evils.put("an entity", new String[] {"(<bpmn:definitions)", "<!DOCTYPE x [<!ENTITY e \"x\">]>$1"});
        evils.put("another language", new String[] {"(<bpmn:definitions)", "$1 expressionLanguage=\"groovy\""});
        return SHIPPED.keySet().stream()
                .filter(file -> file.endsWith(".bpmn"))
                .flatMap(file -> evils.entrySet().stream()
                        .map(evil -> Arguments.of(file, evil.getKey(), evil.getValue()[0], evil.getValue()[1])));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("evils")
    void refusesAShippedModelWithOneEvilPutIn(String file, String evil, String pattern, String replacement) {
        String good = new String(SHIPPED.get(file), StandardCharsets.UTF_8);
        String bad = good.replaceFirst(pattern, replacement);
        if (bad.equals(good)) {
            // This one has no place for it: no condition, say.
            assertThat(good).doesNotContainPattern(pattern);
            return;
        }
        Map<String, byte[]> files = new HashMap<>(SHIPPED);
        files.put(file, bad.getBytes(StandardCharsets.UTF_8));

        List<ModelObjection> found = GUARD.judge(files, AROUND);

        assertThat(found)
                .anyMatch(objection -> objection.refuses() && objection.file().equals(file));
    }

    @Test
    void namesFileLineAndElement() {
        Hostile model = hostile()
                .filter(hostile -> hostile.file().equals("service-class.bpmn"))
                .findFirst()
                .orElseThrow();

        assertThat(refusals(Map.of(model.file(), model.content())))
                .startsWith("service-class.bpmn 第5行 “自动”（step）：属性“class”不能直接写程序类名");
    }

    @Test
    void saysEverythingAtOnce() {
        Map<String, byte[]> files = hostile().limit(50).collect(Collectors.toMap(Hostile::file, Hostile::content));

        String said = refusals(files);

        assertThat(files.keySet()).allSatisfy(file -> assertThat(said).contains(file));
    }

    @Test
    void refusesPathsOutOfTheFolder() {
        byte[] content = SHIPPED.get("processes/minor-request.bpmn");
        for (String name : List.of(
                "../minor-request.bpmn",
                "/etc/x.bpmn",
                "a\\b.bpmn",
                "x.bpmn\n",
                ".bpmn",
                "a/../b.bpmn",
                "x.form.exe")) {
            assertThat(refusals(Map.of(name, content))).contains("只能部署 .bpmn、.dmn、.form 文件");
        }
    }

    @Test
    void refusesTwoModelsOfOneId() {
        byte[] content = SHIPPED.get("processes/request-tier.dmn");

        assertThat(refusals(Map.of("a/request-tier.dmn", content, "b/request-tier.dmn", content)))
                .contains("编号“request-tier”与文件");
    }

    @Test
    void refusesTwoProcessesThatBeginWithOneMessage() {
        String a =
                "<bpmn:definitions xmlns:bpmn=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" id=\"d\" targetNamespace=\"x\">"
                        + "<bpmn:message id=\"m\" name=\"probe.begin\"/><bpmn:process id=\"one\" isExecutable=\"true\">"
                        + "<bpmn:startEvent id=\"s\"><bpmn:messageEventDefinition messageRef=\"m\"/></bpmn:startEvent>"
                        + "</bpmn:process></bpmn:definitions>";
        byte[] first = a.getBytes(StandardCharsets.UTF_8);
        byte[] second = a.replace("\"one\"", "\"two\"").getBytes(StandardCharsets.UTF_8);

        assertThat(refusals(Map.of("one.bpmn", first))).isEmpty();
        assertThat(refusals(Map.of("one.bpmn", first, "two.bpmn", second))).contains("一个消息只能发起一个流程");
    }

    @Test
    void asksForTheFormsOfAProcessThatComesAlone() {
        assertThat(GUARD
                        .judge(
                                Map.of("minor-request.bpmn", SHIPPED.get("processes/minor-request.bpmn")),
                                withoutForms())
                        .stream()
                        .map(ModelObjection::text))
                .anyMatch(text -> text.contains("请把 minor-request-consent.form 与流程一起部署"));
    }

    @Test
    void refusesACircleOfCallsAcrossFiles() {
        String a = "<bpmn:definitions xmlns:bpmn=\"http://www.omg.org/spec/BPMN/20100524/MODEL\""
                + " xmlns:camunda=\"http://camunda.org/schema/1.0/bpmn\" id=\"d\" targetNamespace=\"x\">"
                + "<bpmn:process id=\"one\" isExecutable=\"true\"><bpmn:startEvent id=\"s\"/>"
                + "<bpmn:callActivity id=\"c\" calledElement=\"two\"><bpmn:extensionElements>"
                + "<camunda:in businessKey=\"#{execution.processBusinessKey}\"/></bpmn:extensionElements></bpmn:callActivity>"
                + "<bpmn:sequenceFlow id=\"f\" sourceRef=\"s\" targetRef=\"c\"/></bpmn:process></bpmn:definitions>";
        String b = a.replace("\"one\"", "\"x\"").replace("\"two\"", "\"one\"").replace("\"x\"", "\"two\"");

        assertThat(refusals(Map.of(
                        "one.bpmn",
                        a.getBytes(StandardCharsets.UTF_8),
                        "two.bpmn",
                        b.getBytes(StandardCharsets.UTF_8))))
                .contains("流程直接或间接调用自己");
    }

    private static ModelSurroundings withoutForms() {
        return new ModelSurroundings() {
            @Override
            public boolean hasDecision(String id) {
                return AROUND.hasDecision(id);
            }

            @Override
            public java.util.Optional<CalledModel> process(String id) {
                return AROUND.process(id);
            }

            @Override
            public Set<String> startedBy(String message) {
                return AROUND.startedBy(message);
            }

            @Override
            public boolean hasGroup(String id) {
                return AROUND.hasGroup(id);
            }

            @Override
            public boolean hasForm(String id) {
                return false;
            }

            @Override
            public java.util.Optional<ModelBeans.Kind> bean(String name) {
                return AROUND.bean(name);
            }
        };
    }

    private static String refusals(Map<String, byte[]> files) {
        return GUARD.judge(files, AROUND).stream()
                .filter(ModelObjection::refuses)
                .map(ModelObjection::sentence)
                .collect(Collectors.joining("\n"));
    }
}
