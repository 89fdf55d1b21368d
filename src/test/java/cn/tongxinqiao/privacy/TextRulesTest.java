package cn.tongxinqiao.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextRulesTest {

    @Test
    void bringsLineBreaksToOneForm() {
        assertThat(TextRules.accept("一\r\n二\r三\n四\r\n\r\n五\r")).isEqualTo("一\n二\n三\n四\n\n五\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "电话13812345678",
                "<b>&amp;</b>",
                "制表\t符",
                "👨‍👩‍👧‍👦𠮷",
                "e\u0301",
                "\u202e反",
                "\ufeff",
                "'; drop table x; --"
            })
    void acceptsWhateverAPersonTypes(String text) {
        assertThat(TextRules.accept(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\u0000", "a\u0000b", "\u0007", "\u000b", "\u000c", "\u001b[31m", "\u007f", "\u0085", "\u009f"})
    void refusesControlCharacters(String text) {
        assertThatExceptionOfType(TextNotAllowed.class)
                .isThrownBy(() -> TextRules.accept(text))
                .withMessageContaining("控制字符");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud83d", "a\udc00b", "\udc00\ud83d"})
    void refusesHalfACharacter(String text) {
        assertThatExceptionOfType(TextNotAllowed.class)
                .isThrownBy(() -> TextRules.accept(text))
                .withMessageContaining("不完整");
    }

    @Test
    void leavesNullAsItIs() {
        assertThat(TextRules.accept(null)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"张三\n李四", "张三\r", "1\t2", "a\u0000"})
    void refusesLineBreaksWhereALineIsAsked(String text) {
        assertThatExceptionOfType(TextNotAllowed.class).isThrownBy(() -> TextRules.acceptLine(text));
    }

    @Test
    void acceptsALine() {
        assertThat(TextRules.acceptLine("欧阳 三")).isEqualTo("欧阳 三");
        assertThat(TextRules.acceptLine(null)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n\t", "\u3000", "\u00a0", "\u200b\ufeff", "\u202e", "\u2028"})
    void knowsATextNobodyCanSee(String text) {
        assertThat(TextRules.saysNothing(text)).isTrue();
        assertThat(TextRules.saysNothing(text + "水")).isFalse();
    }
}
