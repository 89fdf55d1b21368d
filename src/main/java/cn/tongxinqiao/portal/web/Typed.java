package cn.tongxinqiao.portal.web;

import java.text.Normalizer;

/** What people type into a field, as they meant it. */
final class Typed {

    private Typed() {}

    /** Without blanks around it; null when nothing is left. */
    static String text(String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }

    /** A number or address of one line: full-width characters, which Chinese keyboards give, become plain ones. */
    static String code(String typed) {
        String text = text(typed);
        return text == null ? null : Normalizer.normalize(text, Normalizer.Form.NFKC);
    }
}
