package cn.tongxinqiao.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTest {

    @TempDir
    private Path folder;

    @Test
    void joinsTitleAndText() {
        Message message = Message.parse(1, "{\"title\":\" 路灯坏了 \",\"text\":\"三天没亮\",\"reply\":\"已修\",\"id\":7}");
        assertThat(message.body()).isEqualTo("路灯坏了\n三天没亮");
        assertThat(message.reply()).isEqualTo("已修");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"title\":\"路灯\"}",
                "{\"text\":\"路灯\",\"reply\":null}",
                "{\"title\":\"\",\"text\":\"路灯\",\"reply\":\"  \"}"
            })
    void getsAlongWithoutReplyAndWithoutTitleOrText(String line) {
        assertThat(Message.parse(1, line))
                .extracting(Message::body, Message::reply)
                .containsExactly("路灯", Message.NO_REPLY);
    }

    @Test
    void cutsWhatIsTooLongAndSaysSo() {
        Message message =
                Message.parse(1, "{\"text\":\"" + "长".repeat(9000) + "\",\"reply\":\"" + "答".repeat(2001) + "\"}");
        assertThat(message.body()).hasSize(5000).endsWith(Message.CUT);
        assertThat(message.reply()).hasSize(2000).endsWith(Message.CUT);
    }

    @Test
    void keepsWhatJustFits() {
        assertThat(Message.parse(1, "{\"text\":\"" + "长".repeat(5000) + "\"}").body())
                .isEqualTo("长".repeat(5000));
    }

    @Test
    void neverCutsThroughACharacter() {
        for (int longest = 20; longest < 24; longest++) {
            String cut = Message.cut("😀".repeat(30), longest);
            assertThat(cut.length()).isBetween(longest - 1, longest);
            assertThat(Message.clean(cut)).isEqualTo(cut);
        }
    }

    @Test
    void removesWhatTheApplicationRefuses() {
        assertThat(Message.clean("一\u0000二\u0007\r\n三\r四\t五\u0085六\ud83d七👍")).isEqualTo("一二\n三\n四五六七👍");
    }

    @Test
    void recognisesALineAgainAndTellsItsTwinApart() {
        String line = "{\"text\":\"路灯\"}";
        assertThat(Message.parse(4, line).key())
                .isEqualTo(Message.parse(4, line).key())
                .isNotEqualTo(Message.parse(5, line).key())
                .isNotEqualTo(Message.parse(4, "{\"text\":\"路灯 \"}").key())
                .hasSizeLessThan(200);
    }

    @Test
    void readsAsManyAsAskedAndSkipsEmptyLines() throws IOException {
        Path file = Files.writeString(
                folder.resolve("in.jsonl"), "{\"text\":\"a\"}\n\n  \n{\"text\":\"b\"}\n{\"text\":\"c\"}\n");
        assertThat(Message.read(file, 2)).extracting(Message::line).isEqualTo(List.of(1, 4));
        assertThat(Message.read(file, 9)).extracting(Message::body).isEqualTo(List.of("a", "b", "c"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"text\":", "[1]", "text", "{}", "{\"text\":\" \\n\"}", "\"text\""})
    void namesALineThatHoldsNoMessage(String line) {
        assertThatExceptionOfType(Message.Unreadable.class)
                .isThrownBy(() -> Message.parse(17, line))
                .withMessageContaining("line 17");
    }
}
