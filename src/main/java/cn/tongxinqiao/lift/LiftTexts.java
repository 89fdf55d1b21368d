package cn.tongxinqiao.lift;

import cn.tongxinqiao.privacy.TextRules;

/** Texts of lift cases: accepted, stripped, and neither missing nor too long. */
final class LiftTexts {

    static final int LINE = 100;
    static final int REASON = 500;

    /** As long as the audit log takes. */
    static final int AUDITED = 200;

    static final int LONG = 5000;
    private static final int LONGEST_KEY = 100;

    private LiftTexts() {}

    static String line(String name, String text, int longest) {
        return bounded(name, TextRules.acceptLine(text), longest);
    }

    static String text(String name, String text, int longest) {
        return bounded(name, TextRules.accept(text), longest);
    }

    static String perhaps(String name, String text, int longest) {
        return TextRules.saysNothing(text) ? null : text(name, text, longest);
    }

    static String key(String key) {
        String used = key == null ? "" : key.strip();
        if (used.isEmpty() || used.length() > LONGEST_KEY || used.indexOf('\0') >= 0) {
            throw LiftCaseRefused.because("这张表单不完整，请重新打开页面再提交。");
        }
        return used;
    }

    private static String bounded(String name, String text, int longest) {
        if (TextRules.saysNothing(text)) {
            throw LiftCaseRefused.because("“" + name + "”必填。");
        }
        String stripped = text.strip();
        if (stripped.codePointCount(0, stripped.length()) > longest) {
            throw LiftCaseRefused.because("“" + name + "”最多 " + longest + " 个字。");
        }
        return stripped;
    }
}
