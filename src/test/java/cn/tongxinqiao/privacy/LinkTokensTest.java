package cn.tongxinqiao.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LinkTokensTest {

    private static final String NUMBER = "SQ20261121000123";

    private final LinkTokens tokens = new LinkTokens(new MasterSecret("s".repeat(32)));

    @Test
    void givesTheSameShortTokenAgain() {
        assertThat(tokens.tokenFor(NUMBER)).matches("[A-Za-z0-9_-]{22}").isEqualTo(tokens.tokenFor(NUMBER));
        assertThat(new LinkTokens(new MasterSecret("s".repeat(32))).tokenFor(NUMBER))
                .as("after a restart")
                .isEqualTo(tokens.tokenFor(NUMBER));
    }

    @Test
    void givesEachCaseItsOwn() {
        Set<String> given = new HashSet<>();
        for (int serial = 0; serial < 1_000; serial++) {
            given.add(tokens.tokenFor("SQ20261121" + serial));
        }
        assertThat(given).hasSize(1_000);
        assertThat(new LinkTokens(new MasterSecret("t".repeat(32))).tokenFor(NUMBER))
                .isNotEqualTo(tokens.tokenFor(NUMBER));
    }

    @Test
    void matchesOnlyTheTokenOfTheCase() {
        String token = tokens.tokenFor(NUMBER);

        assertThat(tokens.matches(NUMBER, token)).isTrue();
        assertThat(tokens.matches("SQ20261121000124", token)).isFalse();
        assertThat(tokens.matches(NUMBER, token.substring(1))).isFalse();
        assertThat(tokens.matches(NUMBER, token + "A")).isFalse();
        assertThat(tokens.matches(NUMBER, token.toLowerCase() + "é")).isFalse();
        assertThat(tokens.matches(NUMBER, "")).isFalse();
        assertThat(tokens.matches(NUMBER, null)).isFalse();
        assertThat(tokens.matches(null, token)).isFalse();
    }
}
