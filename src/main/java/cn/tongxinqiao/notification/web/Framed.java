package cn.tongxinqiao.notification.web;

/** HTML of a letter for a sandboxed frame of our pages: it may be styled, and nothing else. */
final class Framed {

    private static final String RULES = "<meta http-equiv=\"Content-Security-Policy\""
            + " content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\"><base target=\"_blank\">";

    private Framed() {}

    static String mail(String html) {
        return RULES + html;
    }
}
