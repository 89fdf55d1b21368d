package cn.tongxinqiao.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TasklistInChineseTest {

    private static final String APP = "META-INF/resources/webjars/camunda/app/tasklist/";
    private static final Set<String> SAME_IN_BOTH = Set.of(
            "NO_TASK_FORM",
            "SEARCH_LESS_THAN",
            "SEARCH_LESS_THAN_EQUALS",
            "SEARCH_GREATER_THAN",
            "SEARCH_GREATER_THAN_EQUALS");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{.*?}}");
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

    private final JsonNode english = json(original("locales/en.json"));
    private final JsonNode chinese = json(ours("locales/zh.json"));

    @Test
    void hasEveryLabelAndNoOther() {
        assertThat(labels(chinese))
                .hasSize(412)
                .containsOnlyKeys(labels(english).keySet());
    }

    @Test
    void saysEveryLabelInChinese() {
        assertThat(labels(chinese)).allSatisfy((key, text) -> {
            if (SAME_IN_BOTH.contains(key)) {
                assertThat(text).as(key).isEqualTo(labels(english).get(key));
            } else {
                assertThat(text).as(key).containsPattern(CHINESE);
            }
        });
    }

    @Test
    void keepsEveryPlaceholder() {
        assertThat(labels(chinese)).allSatisfy((key, text) -> assertThat(placeholders(text))
                .as(key)
                .isEqualTo(placeholders(labels(english).get(key))));
    }

    @Test
    void namesDatesWithTheFormTheirLibraryExpects() {
        assertThat(shape(chinese.get("dateLocales"))).isEqualTo(shape(english.get("dateLocales")));
    }

    @Test
    void loadsOneLocaleOnly() {
        assertThat(ours("scripts/config.js"))
                .contains("availableLocales: ['zh']", "fallbackLocale: 'zh'", "disableWelcomeMessage: true");
    }

    /** A script that cannot be loaded leaves the page blank. */
    @Test
    void namesOnlyScriptsThatExist() {
        String named = Pattern.compile("customScripts: \\[(.*?)]")
                .matcher(ours("scripts/config.js"))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.joining());

        assertThat(Pattern.compile("'(.+?)'").matcher(named).results().map(match -> match.group(1)))
                .isNotEmpty()
                .allSatisfy(script -> assertThat(ours(script)).contains("export default"));
    }

    @Test
    void keepsWhatIsServedAsLatinInAscii() {
        assertThat(ours("styles/user-styles.css")).matches(StandardCharsets.US_ASCII.newEncoder()::canEncode);
        assertThat(ours("index.html")).matches(StandardCharsets.US_ASCII.newEncoder()::canEncode);
    }

    /** An upgrade of the engine must bring its page along. */
    @Test
    void changesThePageOnlyWhereItMust() {
        String page = ours("index.html")
                .replace("lang=\"zh-CN\"", "lang=\"en\"")
                .replaceFirst("<title>.*?</title>", "<title>Camunda Tasklist</title>")
                .replaceFirst("\\s+cam-exclude-plugins=\"[^\"]*\"", "");

        assertThat(page).isEqualToNormalizingNewlines(original("index.html"));
    }

    private static Map<String, String> labels(JsonNode locale) {
        Map<String, String> labels = new TreeMap<>();
        locale.get("labels")
                .fields()
                .forEachRemaining(
                        label -> labels.put(label.getKey(), label.getValue().asText()));
        return labels;
    }

    private static List<String> placeholders(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .sorted()
                .toList();
    }

    /** Names and lengths without the words. */
    private static Map<String, Object> shape(JsonNode node) {
        Map<String, Object> shape = new TreeMap<>();
        node.fields()
                .forEachRemaining(child -> shape.put(
                        child.getKey(),
                        child.getValue().isObject()
                                ? shape(child.getValue())
                                : child.getValue().size()));
        return shape;
    }

    private static String ours(String file) {
        return text(file, false);
    }

    private static String original(String file) {
        return text(file, true);
    }

    private static String text(String file, boolean fromJar) {
        try {
            URL found = Collections.list(
                            TasklistInChineseTest.class.getClassLoader().getResources(APP + file))
                    .stream()
                    .filter(url -> url.getProtocol().equals("jar") == fromJar)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no file " + file));
            try (InputStream in = found.openStream()) {
                String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                return text.startsWith("\uFEFF") ? text.substring(1) : text;
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
