package cn.tongxinqiao.notification;

/**
 * Subject and body of a letter, of a template before and of a finished letter after the values went in.
 *
 * @param subject one line
 * @param plain body as plain text
 * @param html body as HTML
 */
public record LetterText(String subject, String plain, String html) {

    /** Takes nulls for empty texts. */
    public LetterText {
        subject = subject == null ? "" : subject;
        plain = plain == null ? "" : plain;
        html = html == null ? "" : html;
    }
}
