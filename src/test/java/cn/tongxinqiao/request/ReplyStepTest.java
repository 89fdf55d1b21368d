package cn.tongxinqiao.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every text to pick from has a field to go into. */
class ReplyStepTest {

    private static final Path MIGRATION =
            Path.of("src/main/resources/db/migration/request/V8__proof_and_reply_templates.sql");
    private static final Pattern SHIPPED =
            Pattern.compile("\\('([\\w-]+)', '(\\w+)', (null|'(\\w+)'), '([^']+)', '([^']+)'\\)");

    @ParameterizedTest
    @EnumSource(ReplyStep.class)
    void everyStepIsAFieldOfItsForms(ReplyStep step) throws IOException {
        for (String form : step.forms()) {
            Map<String, JsonNode> fields = new HashMap<>();
            collect(new ObjectMapper().readTree(Path.of("forms", form + ".form").toFile()), fields);

            assertThat(fields).containsKeys(step.fields().toArray(String[]::new));
            for (String field : step.fields()) {
                assertThat(fields.get(field).path("type").asText()).isEqualTo("textarea");
                assertThat(fields.get(field).path("validate").path("maxLength").asInt())
                        .isGreaterThan(ReplyTemplates.LONGEST_BODY);
            }
            if (step.choice() != null) {
                assertThat(fields.get(step.choiceField()).path("values").findValuesAsText("value"))
                        .contains(step.choice());
            }
        }
    }

    @Test
    void shippedTextsKnowTheirStepAndFit() throws IOException {
        Matcher shipped = SHIPPED.matcher(Files.readString(MIGRATION));
        int found = 0;
        while (shipped.find()) {
            found++;
            assertThat(ReplyStep.named(shipped.group(2))).as(shipped.group(2)).isPresent();
            if (shipped.group(4) != null) {
                assertThat(Category.of(shipped.group(4))).isPresent();
            }
            assertThat(shipped.group(5)).hasSizeLessThanOrEqualTo(ReplyTemplates.LONGEST_TITLE);
            assertThat(shipped.group(6)).hasSizeLessThanOrEqualTo(ReplyTemplates.LONGEST_BODY);
            assertThat(shipped.group(6).replaceAll("【[^【】]{1,40}】", "")).doesNotContain("【", "】");
        }
        assertThat(found).isGreaterThan(40);
    }

    @Test
    void aTextIsCutAtItsBlanks() {
        String text = "【日期】由【单位】办好。【】【a【b】";

        assertThat(Blanks.in(text)).containsExactly("【日期】", "【单位】", "【b】");
        assertThat(Blanks.pieces(text))
                .extracting(Blanks.Piece::text)
                .containsExactly("【日期】", "由", "【单位】", "办好。【】【a", "【b】");
    }

    private static void collect(JsonNode node, Map<String, JsonNode> fields) {
        for (JsonNode component : node.path("components")) {
            if (component.has("key")) {
                fields.put(component.path("key").asText(), component);
            }
            collect(component, fields);
        }
    }
}
