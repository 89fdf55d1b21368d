package cn.tongxinqiao.request.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.UnaryTests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every shipped decision table keeps to, whatever it decides. */
class DecisionTableTest {

    private static final String DAY = "date";
    private static final String PLACE = "place";
    private static final String CAMUNDA = "http://camunda.org/schema/1.0/dmn";
    private static final String DMN_1_3 = "https://www.omg.org/spec/DMN/20191111/MODEL/";
    private static final Set<String> TYPES = Set.of("string", "boolean", "integer", "long", "double", "date");
    private static final List<String> SHARED_WORDS = List.of("category", "tier", "type", "urgency", "lifeSafetyRisk");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

    static List<Path> tables() throws IOException, URISyntaxException {
        Path folder = Path.of(DecisionTableTest.class.getResource("/processes").toURI());
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".dmn"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void theRequestRoomShipsItsSeven() throws Exception {
        assertThat(tables())
                .extracting(file -> file.getFileName().toString())
                .contains(
                        "claim-eligibility.dmn",
                        "publication-rule.dmn",
                        "request-deadline.dmn",
                        "request-escalation.dmn",
                        "request-intake.dmn",
                        "request-tier.dmn",
                        "team-routing.dmn");
    }

    @ParameterizedTest
    @MethodSource("tables")
    void holdsOneDecisionNamedLikeItsFile(Path file) {
        DmnModelInstance model = read(file);

        assertThat(model.getModelElementsByType(Decision.class))
                .extracting(Decision::getId)
                .containsExactly(file.getFileName().toString().replace(".dmn", ""));
        assertThat(model.getDefinitions().getDomElement().getNamespaceURI()).isEqualTo(DMN_1_3);
    }

    @ParameterizedTest
    @MethodSource("tables")
    void saysInChineseWhatItDecidesAndHow(Path file) {
        Decision decision = decision(file);

        assertThat(decision.getName()).containsPattern(CHINESE);
        assertThat(text(decision))
                .contains("命中策略 " + table(file).getHitPolicy().name().replace('_', ' '))
                .contains("默认值来源");
        assertThat(decision.getAttributeValueNs(CAMUNDA, "historyTimeToLive")).isEqualTo("P180D");
    }

    @ParameterizedTest
    @MethodSource("tables")
    void everyColumnHasATypeAndAChineseLabel(Path file) {
        assertThat(table(file).getInputs()).isNotEmpty().allSatisfy(input -> {
            assertThat(input.getLabel()).containsPattern(CHINESE);
            if (input.getInputExpression().getTextContent().strip().equals(DAY)) {
                // A day of the calendar must reach FEEL as it is: with a type the engine makes a point in time of it.
                assertThat(input.getInputExpression().getTypeRef()).isNull();
            } else {
                assertThat(input.getInputExpression().getTypeRef()).isIn(TYPES);
            }
        });
        assertThat(table(file).getOutputs()).isNotEmpty().allSatisfy(output -> {
            assertThat(output.getLabel()).containsPattern(CHINESE);
            assertThat(output.getTypeRef()).isIn(TYPES);
            assertThat(output.getName()).matches("[a-z][A-Za-z]*");
        });
    }

    @ParameterizedTest
    @MethodSource("tables")
    void everyRuleHasAnIdAndAChineseDescription(Path file) {
        assertThat(table(file).getRules()).isNotEmpty().allSatisfy(rule -> {
            assertThat(rule.getId()).matches("rule_[a-z][A-Za-z0-9]*");
            assertThat(text(rule)).containsPattern(CHINESE);
        });
    }

    @ParameterizedTest
    @MethodSource("tables")
    void everyExplanationIsAChineseSentence(Path file) {
        List<Output> outputs = List.copyOf(table(file).getOutputs());
        for (int column = 0; column < outputs.size(); column++) {
            if (outputs.get(column).getName().equals("explanation")) {
                assertThat(outputCells(file, column))
                        .allSatisfy(cell ->
                                assertThat(cell).containsPattern(CHINESE).endsWith("。\""));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
    void isWrittenInFeelOnly(Path file) throws IOException {
        String xml = Files.readString(file);

        assertThat(xml).doesNotContain("expressionLanguage").doesNotContain("camunda:inputVariable");
        try (InputStream model = Files.newInputStream(file)) {
            assertThat(DmnEngineConfiguration.createDefaultDmnEngineConfiguration()
                            .buildEngine()
                            .parseDecisions(model))
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
    void everyCellUsesValuesOfTheListOfItsColumn(Path file) {
        List<Input> inputs = List.copyOf(table(file).getInputs());
        for (int column = 0; column < inputs.size(); column++) {
            UnaryTests list = inputs.get(column).getInputValues();
            if (list != null) {
                assertThat(values(list)).containsAll(quoted(inputCells(file, column)));
            }
        }
        List<Output> outputs = List.copyOf(table(file).getOutputs());
        for (int column = 0; column < outputs.size(); column++) {
            UnaryTests list = outputs.get(column).getOutputValues();
            if (list != null) {
                assertThat(outputCells(file, column))
                        .allSatisfy(cell -> assertThat(cell).matches(QUOTED));
                assertThat(values(list)).containsAll(quoted(outputCells(file, column)));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
    void everyInputComparedWithCodesHasAList(Path file) {
        List<Input> inputs = List.copyOf(table(file).getInputs());
        for (int column = 0; column < inputs.size(); column++) {
            // Neither all places of the country nor all days are a list to choose from.
            String asked =
                    inputs.get(column).getInputExpression().getTextContent().strip();
            if (!Set.of(PLACE, DAY).contains(asked)
                    && !quoted(inputCells(file, column)).isEmpty()) {
                assertThat(inputs.get(column).getInputValues())
                        .as(inputs.get(column).getLabel())
                        .isNotNull();
            }
        }
    }

    @Test
    void sharedWordsMeanTheSameInEveryTable() throws Exception {
        Map<String, Set<String>> columns = new HashMap<>();
        for (Path file : tables()) {
            for (Input input : table(file).getInputs()) {
                String name = input.getInputExpression().getText().getTextContent();
                columns.computeIfAbsent(name, n -> new HashSet<>())
                        .add(column(input.getLabel(), input.getInputValues()));
            }
            for (Output output : table(file).getOutputs()) {
                columns.computeIfAbsent(output.getName(), n -> new HashSet<>())
                        .add(column(output.getLabel(), output.getOutputValues()));
            }
        }

        assertThat(SHARED_WORDS)
                .allSatisfy(word -> assertThat(columns.get(word)).as(word).hasSize(1));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void idsAreUniqueAndTheDiagramShowsTheDecision(Path file) throws IOException {
        String xml = Files.readString(file);
        List<String> ids = Pattern.compile(" id=\"([^\"]+)\"")
                .matcher(xml)
                .results()
                .map(id -> id.group(1))
                .toList();

        assertThat(ids).doesNotHaveDuplicates();
        assertThat(xml).contains("dmnElementRef=\"" + decision(file).getId() + "\"");
    }

    private static String column(String label, UnaryTests list) {
        return label + (list == null ? "" : values(list));
    }

    private static List<String> inputCells(Path file, int column) {
        List<String> cells = new ArrayList<>();
        for (Rule rule : table(file).getRules()) {
            cells.add(List.<InputEntry>copyOf(rule.getInputEntries())
                    .get(column)
                    .getTextContent()
                    .strip());
        }
        return cells;
    }

    private static List<String> outputCells(Path file, int column) {
        List<String> cells = new ArrayList<>();
        for (Rule rule : table(file).getRules()) {
            cells.add(List.<OutputEntry>copyOf(rule.getOutputEntries())
                    .get(column)
                    .getTextContent()
                    .strip());
        }
        return cells;
    }

    private static List<String> values(UnaryTests list) {
        return List.copyOf(quotedIn(list.getTextContent()));
    }

    private static Set<String> quoted(Collection<String> cells) {
        Set<String> values = new HashSet<>();
        cells.forEach(cell -> values.addAll(quotedIn(cell)));
        return values;
    }

    private static List<String> quotedIn(String cell) {
        return QUOTED.matcher(cell)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    private static String text(DmnElement element) {
        return element.getDescription().getTextContent();
    }

    private static DecisionTable table(Path file) {
        return (DecisionTable) decision(file).getExpression();
    }

    private static Decision decision(Path file) {
        return read(file).getModelElementsByType(Decision.class).iterator().next();
    }

    private static DmnModelInstance read(Path file) {
        return Dmn.readModelFromFile(file.toFile());
    }
}
