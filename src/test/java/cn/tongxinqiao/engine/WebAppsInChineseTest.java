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
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebAppsInChineseTest {

    private static final String APPS = "META-INF/resources/webjars/camunda/app/";
    private static final List<String> ALL = List.of("tasklist", "cockpit", "admin", "welcome");

    /** Signs and names of formats, which are the same in both languages. */
    private static final Set<String> SAME_IN_BOTH =
            Set.of("", "<", "<=", ">", ">=", "=", "!=", ":", "?", "CSV", "JSON", "»");

    /** Where a clerk reads what happens rather than what it happens to; each names the term it goes without. */
    private static final Set<String> IN_OTHER_WORDS = Set.of(
            "tasklist.PROCESS_EXTERNAL_FORM_NOTE process instance",
            "tasklist.PROCESS_INSTANCE_BUSINESS_KEY process instance",
            "tasklist.CASE_INSTANCE_BUSINESS_KEY case instance",
            "tasklist.CASE_INSTANCE_BUSINESS_KEY business key",
            "tasklist.RESET_TASK_ASSIGNEE assignee",
            "tasklist.FILTER_PRIORITY_LABEL priority",
            "tasklist.CLAIM_ERROR task",
            "tasklist.CLAIM_OK task",
            "tasklist.COMPLETE_ERROR task",
            "cockpit.PLUGIN_JOB_RECALCULATE_CURRENT_TIME job");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{.*?}}|\\{}|%[a-z]\\b");
    private static final Pattern TAG = Pattern.compile("</?(?:a|b|br|strong|em|i|p|span)\\b[^>]*>");
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");
    private static final Pattern WORDS = Pattern.compile("[a-z]{2,}( [a-z]+)+", Pattern.CASE_INSENSITIVE);

    @ParameterizedTest
    @CsvSource({"tasklist,412", "cockpit,2460", "admin,575", "welcome,172"})
    void hasEveryLabelAndNoOther(String app, int count) {
        assertThat(chinese(app)).hasSize(count);
        assertThat(chinese(app).keySet()).isEqualTo(english(app).keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void saysEveryLabelInChinese(String app) {
        assertThat(labelsWhere(
                        app,
                        (english, chinese) -> !SAME_IN_BOTH.contains(english.trim())
                                && !(CHINESE.matcher(chinese).find()
                                        && !WORDS.matcher(textOf(chinese)).find())))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void keepsEveryPlaceholder(String app) {
        assertThat(labelsWhere(
                        app, (english, chinese) -> !all(PLACEHOLDER, chinese).equals(all(PLACEHOLDER, english))))
                .isEmpty();
    }

    /** The end-of-life banner, whose link leads out, says it without the link. */
    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void keepsTheMarkupOfEveryLabel(String app) {
        assertThat(labelsWhere(app, (english, chinese) -> !all(TAG, chinese).equals(all(TAG, english))))
                .allMatch(label -> label.startsWith("BANNER_CE_EOL_TEXT"));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/engine/web-app-terms.csv", numLinesToSkip = 1)
    void callsOneThingByOneName(String term, String name) {
        Pattern named = Pattern.compile("\\b" + term + "(?:e?s)?\\b");
        ALL.forEach(app -> assertThat(labelsWhere(
                        app,
                        (english, chinese) -> named.matcher(textOf(english).toLowerCase(Locale.ROOT))
                                        .find()
                                && !chinese.contains(name)))
                .as(app)
                .filteredOn(label -> !IN_OTHER_WORDS.contains(app + "." + label.split(" ")[0] + " " + term))
                .isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void callsTheAppsByTheSameNames(String app) {
        Map<String, String> own = chinese(app);
        Map<String, String> tasklist = chinese("tasklist");
        assertThat(own.get("APP_VENDOR")).isIn(null, "同心桥");
        Stream.of("TASKLIST_APP", "COCKPIT_APP", "ADMIN_APP")
                .filter(own::containsKey)
                .forEach(key -> assertThat(own.get(key)).as(key).isEqualTo(tasklist.get(key)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin"})
    void namesDatesWithTheFormTheirLibraryExpects(String app) {
        assertThat(shape(json(ours(app + "/locales/zh.json")).get("dateLocales")))
                .isEqualTo(shape(json(original("tasklist/locales/en.json")).get("dateLocales")));
    }

    /** The loader reads the file as it is. */
    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void beginsWithoutAByteOrderMark(String app) {
        assertThat(ours(app + "/locales/zh.json")).startsWith("{");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void isConfiguredByTheHouse(String app) {
        assertThat(ours(app + "/scripts/config.js"))
                .contains("from '../../tongxinqiao/house.js'", "export default configuration({");
        assertThat(ours("tongxinqiao/house.js"))
                .contains("availableLocales: ['zh']", "fallbackLocale: 'zh'", "disableWelcomeMessage: true");
    }

    /** One that is missing is left out in silence. */
    @ParameterizedTest
    @CsvSource({
        "tasklist/scripts/config.js,tasklist/",
        "cockpit/scripts/config.js,cockpit/",
        "tongxinqiao/house.js,tasklist/"
    })
    void namesOnlyScriptsThatExist(String file, String folder) {
        List<String> named = Pattern.compile("'((?:custom|\\.\\./tongxinqiao)/.+?\\.js)'")
                .matcher(ours(file))
                .results()
                .map(match -> match.group(1))
                .toList();

        assertThat(named).isNotEmpty().allSatisfy(script -> assertThat(
                        ours((folder + script).replace("tasklist/../", "")))
                .contains("export default"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void keepsWhatIsServedAsLatinInAscii(String app) {
        Stream.of(app + "/styles/user-styles.css", app + "/index.html", "tongxinqiao/house.css")
                .forEach(file ->
                        assertThat(ours(file)).as(file).matches(StandardCharsets.US_ASCII.newEncoder()::canEncode));
    }

    /** An upgrade of the engine must bring its pages along. */
    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void changesThePageOnlyWhereItMust(String app) {
        String title = "Camunda " + app.substring(0, 1).toUpperCase(Locale.ROOT) + app.substring(1);
        String page = ours(app + "/index.html")
                .replace("lang=\"zh-CN\"", "lang=\"en\"")
                .replaceFirst("<title>&#21516;&#24515;&#26725; .*?</title>", "<title>" + title + "</title>")
                .replaceFirst("\\s+cam-exclude-plugins=\"(?:tasklist|admin|cockpit\\.processInstance)\\.[^\"]*\"", "");

        assertThat(page).isEqualToNormalizingNewlines(original(app + "/index.html"));
    }

    private static List<String> labelsWhere(String app, BiPredicate<String, String> wrong) {
        Map<String, String> english = english(app);
        return chinese(app).entrySet().stream()
                .filter(label -> wrong.test(english.get(label.getKey()), label.getValue()))
                .map(label -> label.getKey() + " " + english.get(label.getKey()) + " = " + label.getValue())
                .toList();
    }

    private static Map<String, String> chinese(String app) {
        return labels(json(ours(app + "/locales/zh.json")));
    }

    private static Map<String, String> english(String app) {
        return labels(json(original(app + "/locales/en.json")));
    }

    private static Map<String, String> labels(JsonNode locale) {
        Map<String, String> labels = new TreeMap<>();
        locale.get("labels")
                .fields()
                .forEachRemaining(
                        label -> labels.put(label.getKey(), label.getValue().asText()));
        return labels;
    }

    /** What a reader sees of a label besides what is filled in. */
    private static String textOf(String label) {
        return TAG.matcher(PLACEHOLDER.matcher(label).replaceAll(" ")).replaceAll(" ");
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group).sorted().collect(Collectors.toList());
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
        String text = text(file, true);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static String text(String file, boolean fromJar) {
        try {
            URL found = Collections.list(
                            WebAppsInChineseTest.class.getClassLoader().getResources(APPS + file))
                    .stream()
                    .filter(url -> url.getProtocol().equals("jar") == fromJar)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no file " + file));
            try (InputStream in = found.openStream()) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
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
