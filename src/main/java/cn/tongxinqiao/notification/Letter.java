package cn.tongxinqiao.notification;

import java.util.Map;

/**
 * A letter to be sent.
 *
 * @param key what it is for, e.g. {@code request-receipt:SQ20260115000128}; the same key again is the same letter, so it
 *     must name cause and recipient, and nothing personal; not blank
 * @param template its kind, not null
 * @param address e-mail address of the one recipient; a bad one makes a letter that has failed, with the reason
 * @param number the case number, null when it is about no case
 * @param values for the template; texts, numbers and truth values go in as they are, points in time are written out in
 *     Chinese, anything else by its {@code toString()}; null counts as missing. A value named {@code link} or
 *     {@code …Link} that begins with a slash is completed with our public address
 * @param attachment a file that goes with it, null for none
 */
public record Letter(
        String key,
        LetterTemplate template,
        String address,
        String number,
        Map<String, Object> values,
        LetterAttachment attachment) {

    /** A letter without a file. */
    public Letter(String key, LetterTemplate template, String address, String number, Map<String, Object> values) {
        this(key, template, address, number, values, null);
    }

    /** Refuses a letter without key or template. */
    public Letter {
        if (key == null || key.isBlank() || template == null) {
            throw new IllegalArgumentException("a letter needs a key and a template");
        }
        values = values == null ? Map.of() : java.util.Collections.unmodifiableMap(new java.util.HashMap<>(values));
    }

    /** Keeps address and values out of logs. */
    @Override
    public String toString() {
        return "Letter[key=" + key + ", template=" + template + "]";
    }
}
