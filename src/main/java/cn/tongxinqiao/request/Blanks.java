package cn.tongxinqiao.request;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What has to be filled in in a text: 【日期】. */
public final class Blanks {

    private static final Pattern BLANK = Pattern.compile("【[^【】\\n]{1,40}】");

    private Blanks() {}

    /**
     * A stretch of a text.
     *
     * @param text its characters
     * @param blank whether it has to be filled in
     */
    public record Piece(String text, boolean blank) {}

    /**
     * The blanks of a text.
     *
     * @param text the text
     * @return each once with its brackets, in order
     */
    public static Set<String> in(String text) {
        Set<String> blanks = new LinkedHashSet<>();
        Matcher blank = BLANK.matcher(text);
        while (blank.find()) {
            blanks.add(blank.group());
        }
        return blanks;
    }

    /**
     * A text cut at its blanks.
     *
     * @param text the text
     * @return its pieces, which joined are the text
     */
    public static List<Piece> pieces(String text) {
        List<Piece> pieces = new ArrayList<>();
        Matcher blank = BLANK.matcher(text);
        int copied = 0;
        while (blank.find()) {
            if (blank.start() > copied) {
                pieces.add(new Piece(text.substring(copied, blank.start()), false));
            }
            pieces.add(new Piece(blank.group(), true));
            copied = blank.end();
        }
        if (copied < text.length()) {
            pieces.add(new Piece(text.substring(copied), false));
        }
        return pieces;
    }
}
