package cn.tongxinqiao.request.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.xml.parsers.DocumentBuilderFactory;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What every form must keep to, so that Tasklist can show it and the form guard can check it. */
class FormModelTest {

    private static final Path FORMS = Path.of("forms");
    private static final Path PROCESSES = Path.of("processes");
    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");
    private static final Pattern UPPER_CASE = Pattern.compile("[A-Z]");
    private static final Pattern STABLE_ID = Pattern.compile("(field|group|button|text|separator|spacer)_[A-Za-z0-9]+");
    private static final Set<String> INPUTS =
            Set.of("textfield", "textarea", "number", "datetime", "checkbox", "checklist", "radio", "select");
    private static final Set<String> OTHERS = Set.of("group", "button", "text", "separator", "spacer");
    private static final int LONGEST_TEXT = 2000;
    private static final int GRID_COLUMNS = 16;

    private static final FeelEngineApi FEEL = FeelEngineBuilder.forJava().build();

    static Stream<Path> forms() throws IOException {
        try (Stream<Path> files = Files.list(FORMS)) {
            return files.filter(file -> file.toString().endsWith(".form")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void isNamedLikeItsFile(Path form) throws IOException {
        assertThat(form.getFileName()).hasToString(read(form).path("id").asText() + ".form");
    }

    @ParameterizedTest
    @MethodSource("forms")
    void saysWhichPlatformItIsFor(Path form) throws IOException {
        JsonNode root = read(form);
        assertThat(root.path("executionPlatform").asText()).isEqualTo("Camunda Platform");
        assertThat(root.path("executionPlatformVersion").asText()).isEqualTo("7.24.0");
        assertThat(root.path("schemaVersion").asInt()).isEqualTo(16);
        assertThat(root.path("type").asText()).isEqualTo("default");
    }

    @ParameterizedTest
    @MethodSource("forms")
    void usesOnlyComponentsTheTasklistCanShowAndTheGuardCanCheck(Path form) throws IOException {
        assertThat(components(form))
                .extracting(component -> component.path("type").asText())
                .allMatch(type -> INPUTS.contains(type) || OTHERS.contains(type));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void opensWithTheCaseWhichCannotBeEdited(Path form) throws IOException {
        JsonNode first = read(form).path("components").path(0);
        assertThat(first.path("key").asText()).isEqualTo("caseSummary");
        assertThat(first.path("type").asText()).isEqualTo("textarea");
        assertThat(first.path("readonly").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void givesEveryInputAKeyAndAChineseLabel(Path form) throws IOException {
        assertThat(inputs(form)).allSatisfy(input -> {
            assertThat(input.path("key").asText()).matches("[a-z][A-Za-z0-9]*");
            assertThat(label(input)).containsPattern(CHINESE);
        });
    }

    @ParameterizedTest
    @MethodSource("forms")
    void speaksChineseInHelpGroupsAndButtons(Path form) throws IOException {
        assertThat(components(form)).allSatisfy(component -> {
            if (component.has("description")) {
                assertThat(component.path("description").asText()).containsPattern(CHINESE);
            }
            if (!INPUTS.contains(component.path("type").asText()) && component.has("label")) {
                assertThat(component.path("label").asText()).containsPattern(CHINESE);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("forms")
    void keepsKeysAndIdsUniqueAndIdsReadable(Path form) throws IOException {
        assertThat(inputs(form)).extracting(input -> input.path("key").asText()).doesNotHaveDuplicates();
        assertThat(components(form))
                .extracting(component -> component.path("id").asText())
                .doesNotHaveDuplicates()
                .allMatch(id -> STABLE_ID.matcher(id).matches());
    }

    @ParameterizedTest
    @MethodSource("forms")
    void limitsEveryTextAPersonWrites(Path form) throws IOException {
        assertThat(inputs(form).stream().filter(FormModelTest::writable).filter(FormModelTest::text))
                .allSatisfy(input -> assertThat(input.at("/validate/maxLength").asInt(Integer.MAX_VALUE))
                        .isBetween(1, LONGEST_TEXT));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void doesNotMeasureTextItOnlyShows(Path form) throws IOException {
        assertThat(inputs(form).stream().filter(input -> !writable(input)))
                .allSatisfy(input -> assertThat(input.has("validate")).isFalse());
    }

    @ParameterizedTest
    @MethodSource("forms")
    void offersChoicesForEveryChoice(Path form) throws IOException {
        assertThat(inputs(form).stream().filter(input -> Set.of("radio", "select", "checklist")
                        .contains(input.path("type").asText())))
                .allSatisfy(input -> {
                    assertThat(input.has("values")).isNotEqualTo(input.has("valuesKey"));
                    if (input.has("values")) {
                        assertThat(input.path("values")).isNotEmpty();
                        assertThat(input.path("values").findValuesAsText("value"))
                                .doesNotHaveDuplicates();
                        assertThat(input.path("values").findValuesAsText("label"))
                                .doesNotHaveDuplicates()
                                .allMatch(label -> CHINESE.matcher(label).find());
                    } else {
                        assertThat(input.path("valuesKey").asText()).matches("[a-z][A-Za-z0-9]*Options");
                    }
                });
    }

    @ParameterizedTest
    @MethodSource("forms")
    void boundsEveryNumberAndSaysItsDecimals(Path form) throws IOException {
        assertThat(inputs(form).stream()
                        .filter(input -> input.path("type").asText().equals("number")))
                .allSatisfy(input -> {
                    assertThat(input.at("/validate/min").isNumber()).isTrue();
                    assertThat(input.at("/validate/max").isNumber()).isTrue();
                    assertThat(input.path("decimalDigits").isInt()).isTrue();
                    assertThat(input.path("serializeToString").asBoolean())
                            .as("money and scores are exact")
                            .isEqualTo(label(input).matches(".*(元|评分).*"));
                });
    }

    @ParameterizedTest
    @MethodSource("forms")
    void hidesFollowUpQuestionsUntilTheirTriggerIsChosen(Path form) throws IOException {
        Map<String, Object> untouched = new HashMap<>();
        inputs(form).forEach(input -> untouched.put(input.path("key").asText(), null));
        assertThat(components(form).stream().filter(component -> component.has("conditional")))
                .allSatisfy(component -> {
                    String condition = component.at("/conditional/hide").asText();
                    assertThat(condition).startsWith("=");
                    EvaluationResult hidden = FEEL.evaluateExpression(condition.substring(1), untouched);
                    assertThat(hidden.isSuccess()).as(condition).isTrue();
                    assertThat(hidden.result()).as(condition).isEqualTo(true);
                });
    }

    @ParameterizedTest
    @MethodSource("forms")
    void canBeCompletedWithoutTouchingIt(Path form) throws IOException {
        boolean asksForADecision = inputs(form).stream()
                .anyMatch(input -> input.at("/validate/required").asBoolean()
                        && !input.has("defaultValue")
                        && !input.has("conditional"));
        boolean prefilled = inputs(form).stream()
                .anyMatch(input -> input.path("key").asText().equals("category"));
        boolean hasItsOwnButton = components(form).stream()
                .anyMatch(component -> component.path("action").asText().equals("submit"));
        assertThat(hasItsOwnButton || asksForADecision && !prefilled)
                .as("Tasklist completes a form only after a change, unless the form has its own button")
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void fitsTheGrid(Path form) throws IOException {
        List<JsonNode> containers = new ArrayList<>(components(form));
        containers.add(read(form));
        for (JsonNode container : containers) {
            Map<String, Integer> columns = new HashMap<>();
            for (JsonNode component : container.path("components")) {
                assertThat(component.at("/layout/row").asText()).startsWith("row_");
                columns.merge(
                        component.at("/layout/row").asText(),
                        component.at("/layout/columns").asInt(GRID_COLUMNS),
                        Integer::sum);
            }
            assertThat(columns.values()).allMatch(total -> total <= GRID_COLUMNS);
        }
    }

    @Test
    void eachFormServesTheOneUserTaskItIsNamedAfter() throws Exception {
        Map<String, String> namedByTask = userTasks();
        assumeThat(namedByTask).as("processes are there").isNotEmpty();
        assertThat(namedByTask).allSatisfy((task, form) -> assertThat(form).isEqualTo(task));
        assertThat(forms().map(file -> file.getFileName().toString().replace(".form", "")))
                .containsExactlyInAnyOrderElementsOf(namedByTask.values());
    }

    private static Map<String, String> userTasks() throws Exception {
        Map<String, String> formByTask = new TreeMap<>();
        if (!Files.isDirectory(PROCESSES)) {
            return formByTask;
        }
        DocumentBuilderFactory parsers = DocumentBuilderFactory.newInstance();
        parsers.setNamespaceAware(true);
        try (Stream<Path> files = Files.list(PROCESSES)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".bpmn")).toList()) {
                NodeList tasks =
                        parsers.newDocumentBuilder().parse(file.toFile()).getElementsByTagNameNS(BPMN, "userTask");
                for (int i = 0; i < tasks.getLength(); i++) {
                    Element task = (Element) tasks.item(i);
                    String process = file.getFileName().toString().replace(".bpmn", "");
                    formByTask.put(
                            process + "-" + kebab(task.getAttribute("id").replace("userTask_", "")),
                            task.getAttributeNS(CAMUNDA, "formRef"));
                    assertThat(task.getAttributeNS(CAMUNDA, "formRefBinding")).isEqualTo("deployment");
                }
            }
        }
        return formByTask;
    }

    private static String kebab(String camelCase) {
        return UPPER_CASE
                .matcher(camelCase)
                .replaceAll(letter -> "-" + letter.group().toLowerCase(Locale.ROOT));
    }

    private static JsonNode read(Path form) throws IOException {
        return new ObjectMapper().readTree(form.toFile());
    }

    private static List<JsonNode> components(Path form) throws IOException {
        List<JsonNode> found = new ArrayList<>();
        collect(read(form), found);
        return found;
    }

    private static void collect(JsonNode container, List<JsonNode> found) {
        StreamSupport.stream(container.path("components").spliterator(), false).forEach(component -> {
            found.add(component);
            collect(component, found);
        });
    }

    private static List<JsonNode> inputs(Path form) throws IOException {
        return components(form).stream()
                .filter(component -> INPUTS.contains(component.path("type").asText()))
                .toList();
    }

    private static boolean writable(JsonNode input) {
        return !input.path("readonly").asBoolean();
    }

    private static boolean text(JsonNode input) {
        return Set.of("textfield", "textarea").contains(input.path("type").asText());
    }

    private static String label(JsonNode input) {
        return input.path("label").asText(input.path("dateLabel").asText());
    }
}
