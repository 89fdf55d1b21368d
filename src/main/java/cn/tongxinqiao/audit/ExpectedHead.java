package cn.tongxinqiao.audit;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A head of the chain that was noted elsewhere earlier.
 *
 * @param position its position
 * @param hash its hash
 */
public record ExpectedHead(long position, byte[] hash) {

    private static final Pattern WRITTEN = Pattern.compile("([1-9]\\d{0,17}):([0-9a-fA-F]{64})");

    /**
     * Reads {@code <position>:<hash>}.
     *
     * @param text as written
     * @return the head, or empty when it does not look like one
     */
    public static Optional<ExpectedHead> read(String text) {
        Matcher written = WRITTEN.matcher(text.strip());
        return written.matches()
                ? Optional.of(new ExpectedHead(
                        Long.parseLong(written.group(1)),
                        HexFormat.of().parseHex(written.group(2).toLowerCase(Locale.ROOT))))
                : Optional.empty();
    }
}
