package cn.tongxinqiao.request.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Modeler offers an analyst exactly the steps the application can carry out. */
class ElementTemplateTest {

    private static final Path TEMPLATES = Path.of(".camunda", "element-templates");
    private static final Path PROCESSES = Path.of("processes");
    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

    @Test
    void everyDelegateInAModelHasATemplateAndEveryTemplateIsUsed() throws Exception {
        Map<String, String> elementByDelegate = delegates();
        assumeThat(elementByDelegate).as("processes are there").isNotEmpty();
        Map<String, String> offered = new TreeMap<>();
        for (JsonNode template : templates()) {
            offered.put(delegate(template), template.at("/elementType/value").asText());
        }
        assertThat(offered).containsExactlyInAnyOrderEntriesOf(elementByDelegate);
    }

    @Test
    void everyTemplateSaysInChineseWhatItDoes() throws IOException {
        assertThat(templates()).allSatisfy(template -> {
            assertThat(template.path("name").asText()).containsPattern(CHINESE);
            assertThat(template.path("description").asText()).containsPattern(CHINESE);
        });
    }

    @Test
    void everyTemplateHasItsOwnIdAndDelegate() throws IOException {
        assertThat(templates())
                .extracting(template -> template.path("id").asText())
                .doesNotHaveDuplicates()
                .allMatch(id -> id.startsWith("cn.tongxinqiao."));
        assertThat(templates())
                .extracting(ElementTemplateTest::delegate)
                .doesNotHaveDuplicates()
                .allMatch(expression -> expression.matches("\\$\\{[a-z][A-Za-z]*Delegate}"));
    }

    private static String delegate(JsonNode template) {
        List<String> values = new ArrayList<>();
        template.path("properties").forEach(property -> {
            if (property.at("/binding/name").asText().equals("camunda:delegateExpression")) {
                assertThat(property.path("type").asText()).isEqualTo("Hidden");
                values.add(property.path("value").asText());
            }
        });
        assertThat(values).hasSize(1);
        return values.get(0);
    }

    private static List<JsonNode> templates() throws IOException {
        List<JsonNode> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(TEMPLATES)) {
            for (Path file : files.sorted().toList()) {
                new ObjectMapper().readTree(file.toFile()).forEach(found::add);
            }
        }
        return found;
    }

    private static Map<String, String> delegates() throws Exception {
        Map<String, String> elementByDelegate = new TreeMap<>();
        if (!Files.isDirectory(PROCESSES)) {
            return elementByDelegate;
        }
        DocumentBuilderFactory parsers = DocumentBuilderFactory.newInstance();
        parsers.setNamespaceAware(true);
        try (Stream<Path> files = Files.list(PROCESSES)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".bpmn")).toList()) {
                NodeList elements =
                        parsers.newDocumentBuilder().parse(file.toFile()).getElementsByTagNameNS(BPMN, "*");
                for (int i = 0; i < elements.getLength(); i++) {
                    Element element = (Element) elements.item(i);
                    String expression = element.getAttributeNS(CAMUNDA, "delegateExpression");
                    if (!expression.isEmpty()) {
                        String type = element.getLocalName();
                        elementByDelegate.put(
                                expression, "bpmn:" + Character.toUpperCase(type.charAt(0)) + type.substring(1));
                    }
                }
            }
        }
        return elementByDelegate;
    }
}
