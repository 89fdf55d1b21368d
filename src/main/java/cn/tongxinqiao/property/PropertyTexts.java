package cn.tongxinqiao.property;

import cn.tongxinqiao.privacy.TextRules;

/** Texts about property companies: accepted, stripped, and neither missing nor too long. */
public final class PropertyTexts {

    /** Longest name, title or place. */
    public static final int LINE = 100;

    /** Longest reason or note. */
    public static final int REASON = 500;

    /** As long as a form's text field takes. */
    public static final int LONG = 2000;

    private static final int LONGEST_KEY = 100;

    private PropertyTexts() {}

    /**
     * One line.
     *
     * @param name what it is called on the page
     * @param text what was typed
     * @param longest how many characters it may have
     * @return it without blanks around it
     * @throws PropertyRefused when it says nothing or too much
     */
    public static String line(String name, String text, int longest) {
        return bounded(name, TextRules.acceptLine(text), longest);
    }

    /** Several lines, as {@link #line}. */
    public static String text(String name, String text, int longest) {
        return bounded(name, TextRules.accept(text), longest);
    }

    /** Several lines, or null when it says nothing. */
    public static String perhaps(String name, String text, int longest) {
        return TextRules.saysNothing(text) ? null : text(name, text, longest);
    }

    /** The key a form carries so that sending it twice is one act. */
    public static String key(String key) {
        String used = key == null ? "" : key.strip();
        if (used.isEmpty() || used.length() > LONGEST_KEY || used.indexOf('\0') >= 0) {
            throw PropertyRefused.because("这张表单不完整，请重新打开页面再提交。");
        }
        return used;
    }

    private static String bounded(String name, String text, int longest) {
        if (TextRules.saysNothing(text)) {
            throw PropertyRefused.because("“" + name + "”必填。");
        }
        String stripped = text.strip();
        if (stripped.codePointCount(0, stripped.length()) > longest) {
            throw PropertyRefused.because("“" + name + "”最多 " + longest + " 个字。");
        }
        return stripped;
    }
}
