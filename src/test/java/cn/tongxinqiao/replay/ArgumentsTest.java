package cn.tongxinqiao.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentsTest {

    @Test
    void fillsInWhatIsNotSaid() {
        assertThat(Arguments.parse("--base", "http://localhost:8080/", "--in", "a.jsonl", "--out", "b.jsonl"))
                .isEqualTo(new Arguments(
                        URI.create("http://localhost:8080"),
                        Path.of("a.jsonl"),
                        Path.of("b.jsonl"),
                        Integer.MAX_VALUE,
                        8,
                        "tongxinqiao-demo",
                        Duration.ofHours(4)));
    }

    @Test
    void readsEveryOptionInAnyOrder() {
        Arguments read = Arguments.parse(
                "--threads",
                "3",
                "--out",
                "b",
                "--minutes",
                "5",
                "--limit",
                "50",
                "--password",
                "p",
                "--in",
                "a",
                "--base",
                "https://example.com/desk");
        assertThat(read)
                .isEqualTo(new Arguments(
                        URI.create("https://example.com/desk"),
                        Path.of("a"),
                        Path.of("b"),
                        50,
                        3,
                        "p",
                        Duration.ofMinutes(5)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--base http://h --in a | --out is missing",
                "--base http://h --in a --out | --out needs a value",
                "--base http://h --in a --out b --speed 9 | unknown option --speed",
                "--base http://h --in a --out b --limit 0 | --limit must be a whole number above 0",
                "--base http://h --in a --out b --threads many | --threads must be a whole number above 0",
                "--base localhost:8080 --in a --out b | --base is not an http address",
                "--base http:// --in a --out b | --base is not an address"
            })
    void saysWhatItDoesNotUnderstand(String line, String complaint) {
        assertThatExceptionOfType(Arguments.WrongUsage.class)
                .isThrownBy(() -> Arguments.parse(line.split(" ")))
                .withMessageContaining(complaint);
    }
}
