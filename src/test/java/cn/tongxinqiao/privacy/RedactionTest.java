package cn.tongxinqiao.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the public board hides, against texts written to get through and texts in which nothing is personal. */
class RedactionTest {

    /** Found by rule and not by a dictionary: not every name can be. Never to be lowered to let a change pass. */
    private static final double HIT_RATE = 1.0;

    private static final double FALSE_ALARM_RATE = 0.0;

    private record Sample(boolean hostile, String text, List<String> gone, List<String> kept) {

        String masked() {
            return PersonalData.redact(text, List.of()).masked();
        }

        boolean leaks() {
            return gone.stream().anyMatch(masked()::contains);
        }

        boolean spoilt() {
            return hostile ? !kept.stream().allMatch(masked()::contains) : !masked().equals(text);
        }

        @Override
        public String toString() {
            return text + " -> " + masked();
        }
    }

    @Test
    void hidesWhatIsPersonalAndLeavesTheRestReadable() {
        List<Sample> all = samples();
        List<Sample> hostile = all.stream().filter(Sample::hostile).toList();
        List<Sample> harmless = all.stream().filter(sample -> !sample.hostile()).toList();
        List<Sample> leaks = hostile.stream().filter(Sample::leaks).toList();
        List<Sample> spoilt = all.stream().filter(Sample::spoilt).toList();
        List<Sample> alarms = harmless.stream().filter(Sample::spoilt).toList();
        double hit = 1 - (double) leaks.size() / hostile.size();
        double alarm = (double) alarms.size() / harmless.size();
        String figures =
                "%d hostile texts, %.1f %% hidden; %d harmless texts, %.1f %% false alarms; leaks %s; spoilt %s"
                        .formatted(hostile.size(), 100 * hit, harmless.size(), 100 * alarm, leaks, spoilt);

        assertThat(all).as(figures).hasSizeGreaterThanOrEqualTo(200);
        assertThat(hit).as(figures).isGreaterThanOrEqualTo(HIT_RATE);
        assertThat(alarm).as(figures).isLessThanOrEqualTo(FALSE_ALARM_RATE);
        assertThat(spoilt).as(figures).isEmpty();
    }

    @Test
    void changesNothingTheSecondTime() {
        for (Sample sample : samples()) {
            assertThat(PersonalData.redact(sample.masked(), List.of()).masked()).isEqualTo(sample.masked());
        }
    }

    @Test
    void marksWhatItHides() {
        for (Sample sample : samples()) {
            Redaction redaction = PersonalData.redact(sample.text(), List.of());
            int end = 0;
            for (Mark mark : redaction.marks()) {
                assertThat(mark.start()).isGreaterThanOrEqualTo(end);
                assertThat(mark.end()).isGreaterThan(mark.start());
                end = mark.end();
            }
            assertThat(end).isLessThanOrEqualTo(sample.text().length());
            assertThat(redaction.masked().contains("〔"))
                    .as(sample.toString())
                    .isEqualTo(!redaction.marks().isEmpty() || sample.text().contains("〔"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "电话13812345678,PHONE",
        "身份证440118199001011234,IDENTITY_CARD",
        "银行卡6222021234567890128,BANK_CARD",
        "a.b@example.com,EMAIL",
        "粤A12345,PLATE",
        "微信号abc12345,ACCOUNT",
        "生日3月12日,BIRTH_DATE",
        "3栋502房,ADDRESS",
        "我叫张伟,NAME"
    })
    void namesTheKind(String text, PersonalKind kind) {
        assertThat(PersonalData.marks(text)).extracting(Mark::kind).containsExactly(kind);
    }

    @Test
    void hidesWhatIsKnownBesideWhatItFinds() {
        Redaction redaction = PersonalData.redact("清心前天来过，欧阳清心电话13812345678", Arrays.asList("欧阳清心", null, " ", "清"));

        assertThat(redaction.masked()).isEqualTo("清心前天来过，〔姓名〕电话〔电话〕");
    }

    @Test
    void takesNothingForNothing() {
        assertThat(PersonalData.redact(null, List.of())).isNull();
        assertThat(PersonalData.marks(null)).isEmpty();
        assertThat(PersonalData.redact("", List.of()).masked()).isEmpty();
    }

    /** 5000 characters are the longest text of a request; a case closes only after it was read. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "我叫张伟住3栋502房，路灯坏了。李王张刘一二三四五六七八九十-----",
                "李",
                "住",
                "业主",
                "微信",
                "3栋",
                "1-1-",
                "一二",
                "姓名:: ",
                "欧阳",
                "A座A",
                "出生1990年1",
                "阿卜杜拉·"
            })
    void readsTheLongestTextInNoTime(String piece) {
        String text = piece.repeat(5_000 / piece.length() + 1);

        assertTimeoutPreemptively(Duration.ofSeconds(2), () -> PersonalData.marks(text));
    }

    private static List<Sample> samples() {
        List<Sample> samples = new ArrayList<>();
        for (String line : read().split("\n")) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] cells = line.split("\\|");
            boolean hostile = cells[0].strip().equals("hostile");
            samples.add(new Sample(
                    hostile,
                    cells[1].strip(),
                    hostile ? pieces(cells[2]) : List.of(),
                    hostile && cells.length > 3 ? pieces(cells[3]) : List.of()));
        }
        return samples;
    }

    private static List<String> pieces(String cell) {
        return Arrays.stream(cell.split(";"))
                .map(String::strip)
                .filter(piece -> !piece.isEmpty())
                .toList();
    }

    private static String read() {
        try (var file = RedactionTest.class.getResourceAsStream("/privacy/publication_texts.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
