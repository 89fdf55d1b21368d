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
