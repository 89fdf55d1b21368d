package cn.tongxinqiao.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LetterTemplatesIT extends OutboxFixture {

    private static final LetterTemplate PROGRESS = LetterTemplate.PROGRESS;

    @ParameterizedTest
    @EnumSource
    void shipsATextForEveryKindOfLetter(LetterTemplate template) {
        LetterText shipped = templates.current(template).text();

        LetterText letter = templates.preview(template, shipped);

        assertThat(template.label()).isNotBlank();
        assertThat(letter.subject()).isNotBlank().doesNotContain("{{", "\n");
        assertThat(letter.plain()).contains("12345", "自动发出").doesNotContain("{{", "&#", "&amp;");
        assertThat(letter.html()).contains("12345", "自动发出", "<title>").doesNotContain("{{", "href=\"/");
        template.samples().forEach((name, value) -> {
            if (!name.endsWith("ink")) {
                assertThat(letter.plain() + letter.subject()).as(name).contains(value.toString());
            } else {
                assertThat(letter.plain()).as(name).contains("http", value.toString());
            }
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"RATING_ASKED", "RESULT_THANKS", "FOLLOWER_ANSWERED"})
    void leavesAnEmptyResultOut(LetterTemplate template) {
        Map<String, Object> values = new java.util.HashMap<>(template.samples());
        values.put("result", "");

        LetterText letter = writer.write(templates.current(template).text(), "SQ1", values);

        assertThat(letter.plain()).doesNotContain("结果是");
        assertThat(letter.html()).doesNotContain("border-left");
    }

    @Test
    void usesAnEditedTextFromTheNextLetterOn() {
        write();
        run(sender);
        templates.change(PROGRESS, 0, text("新说法 {{number}}", "{{happened}}！{{link}}", "<p>{{happened}}</p>"), "admin");
        write();
        run(sender);

        assertThat(server.taken().get(1)).isNotEqualTo(server.taken().get(0));
        assertThat(writer.write(templates.current(PROGRESS).text(), "SQ1", PROGRESS.samples())
                        .subject())
                .isEqualTo("新说法 SQ1");
        assertThat(templates.current(PROGRESS).changedBy()).isEqualTo("admin");
    }

    @Test
    void keepsEveryVersionAndRestoresAny() {
        LetterText first = text("一 {{number}}", "一", "一");
        templates.change(PROGRESS, 0, first, "admin");
        templates.change(PROGRESS, 1, text("二", "二", "二"), "clerk");

        templates.restore(PROGRESS, 2, 1, "admin");
        assertThat(templates.current(PROGRESS).text()).isEqualTo(first);
        templates.restore(PROGRESS, 3, 0, "admin");
        assertThat(templates.current(PROGRESS).text().subject()).contains("新进展");

        assertThat(templates.history(PROGRESS))
                .extracting(TemplateVersion::number)
                .containsExactly(4, 3, 2, 1, 0);
        assertThatExceptionOfType(UnknownTemplateVersion.class)
                .isThrownBy(() -> templates.restore(PROGRESS, 4, 9, "admin"));
    }

    @Test
    void refusesAChangeOfWhatSomebodyElseHasChanged() {
        templates.change(PROGRESS, 0, text("一", "一", "一"), "admin");

        assertThatExceptionOfType(LetterTemplateChanged.class)
                .isThrownBy(() -> templates.change(PROGRESS, 0, text("二", "二", "二"), "clerk"));
        assertThat(templates.current(PROGRESS).text().subject()).isEqualTo("一");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{{nubmer}}|x|x|标题第 1 行用了不认识的变量“nubmer”",
                "x|{{#unit}}x|x|纯文本",
                "x|x|{{link}|网页格式",
                "x|x{{/unit}}|x|纯文本",
                "x|{{>secret}}|x|纯文本",
                "x|{{number.class}}|x|纯文本第 1 行用了不认识的变量",
                "x|{{happened.length}}|x|纯文本第 1 行用了不认识的变量",
                "x|x|<p>{{{happened}}}</p>|三层花括号",
                "x|x|<p>{{&happened}}</p>|三层花括号",
                "' '|x|x|标题是空的",
                "x|' '|x|纯文本是空的",
                "x|x|''|网页格式是空的"
            })
    void refusesABrokenTextInChinese(String subject, String plain, String html, String said) {
        assertThatExceptionOfType(LetterTemplateRefused.class)
                .isThrownBy(() -> templates.change(PROGRESS, 0, text(subject, plain, html), "admin"))
                .withMessageContaining(said);
        assertThat(templates.current(PROGRESS).number()).isZero();
    }

    @Test
    void refusesATextWithoutEnd() {
        assertThatExceptionOfType(LetterTemplateRefused.class)
                .isThrownBy(() -> templates.change(PROGRESS, 0, text("x", "长".repeat(20_001), "x"), "admin"))
                .withMessageContaining("太长");
    }

    @Test
    void writesValuesAsTextNeverAsMarkup() {
        String hostile = "<script>alert(1)</script>\"&{{number}}";

        LetterText letter = writer.write(
                templates.current(PROGRESS).text(),
                "SQ1",
                Map.of("happened", hostile, "unit", "<b>", "link", "javascript:alert(1)"));

        assertThat(letter.html()).contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&amp;{{number}}");
        assertThat(letter.html()).doesNotContain("<script>", "<b>");
        assertThat(letter.plain()).contains(hostile);
    }

    @Test
    void keepsASubjectOnOneLine() {
        LetterText letter = writer.write(
                text("a {{happened}}", "x", "x"), "SQ1", Map.of("happened", "1\r\nBcc: everybody@example.com"));

        assertThat(letter.subject()).isEqualTo("a 1 Bcc: everybody@example.com");
    }

    @Test
    void completesLinksOfOurOwnOnly() {
        LetterText letter = writer.write(
                text("x", "{{aLink}} {{link}} {{happened}}", "x"),
                "SQ1",
                Map.of("aLink", "/r/1", "link", "//evil.example", "happened", "/not/a/link"));

        assertThat(letter.plain()).contains("http://127.0.0.1:").contains("/r/1 //evil.example /not/a/link");
    }

    private static LetterText text(String subject, String plain, String html) {
        return new LetterText(subject, plain, html);
    }
}
