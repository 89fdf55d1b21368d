package cn.tongxinqiao.privacy;

import java.util.regex.Pattern;

/** What a text typed by a person may hold. */
public final class TextRules {

    private static final Pattern OTHER_LINE_BREAK = Pattern.compile("\r\n?");

    private TextRules() {}

    /**
     * Accepts a text and gives it with plain line breaks: CR LF and CR become LF. Everything else stays as typed.
     *
     * @param text the text, may be null
     * @return the text, null for null
     * @throws TextNotAllowed when it holds a control character other than line break and tab, or half a character (a
     *     lone surrogate), which no database keeps
     */
    public static String accept(String text) {
        if (text == null) {
            return null;
        }
        String accepted = OTHER_LINE_BREAK.matcher(text).replaceAll("\n");
        accepted.codePoints().forEach(TextRules::check);
        return accepted;
    }

    /**
     * Accepts a text of one line, such as a name or a number, like {@link #accept}.
     *
     * @param text the text, may be null
     * @return the text, null for null
     * @throws TextNotAllowed when it holds a line break or tab besides what {@link #accept} refuses
     */
    public static String acceptLine(String text) {
        String accepted = accept(text);
        if (accepted != null && (accepted.indexOf('\n') >= 0 || accepted.indexOf('\t') >= 0)) {
            throw TextNotAllowed.severalLines();
        }
        return accepted;
    }

    /**
     * Whether a reader would see nothing: no character but spaces and invisible ones.
     *
     * @param text the text, may be null
     * @return true for null too
     */
    public static boolean saysNothing(String text) {
        return text == null || text.codePoints().allMatch(TextRules::isInvisible);
    }

    private static boolean isInvisible(int character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || Character.getType(character) == Character.FORMAT;
    }

    private static void check(int character) {
        boolean allowedControl = character == '\n' || character == '\t';
        if (Character.isISOControl(character) && !allowedControl) {
            throw TextNotAllowed.controlCharacter(character);
        }
        if (Character.getType(character) == Character.SURROGATE) {
            throw TextNotAllowed.brokenCharacter();
        }
    }
}
