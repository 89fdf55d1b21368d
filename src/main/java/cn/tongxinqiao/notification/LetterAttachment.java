package cn.tongxinqiao.notification;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * A small file of text that goes with a letter, kept sealed with the letter's values and forgotten with them.
 *
 * @param fileName plain name with an ending, e.g. {@code meeting.ics}
 * @param mediaType with its parameters, e.g. {@code text/calendar; charset=UTF-8; method=REQUEST}
 * @param text what is in it, at most 20,000 characters
 */
public record LetterAttachment(String fileName, String mediaType, String text) {

    /** Name of the value it is kept under; no template can name it. */
    static final String KEPT_AS = "@attachment";

    private static final int LONGEST = 20_000;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]{1,60}\\.[a-z]{2,5}");
    private static final Pattern TYPE = Pattern.compile("[a-z]+/[a-z0-9.+-]+(; ?[A-Za-z]+=[A-Za-z0-9-]+)*");

    /** Refuses what a mail cannot carry. */
    public LetterAttachment {
        if (!NAME.matcher(fileName).matches() || !TYPE.matcher(mediaType).matches()) {
            throw new IllegalArgumentException("an attachment needs a plain name and a media type");
        }
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("an attachment of more than " + LONGEST + " characters");
        }
    }

    Map<String, String> kept() {
        return Map.of("fileName", fileName, "mediaType", mediaType, "text", text);
    }

    /** Reads it back; null for null. */
    static LetterAttachment of(Object kept) {
        return kept instanceof Map<?, ?> file
                ? new LetterAttachment(
                        (String) file.get("fileName"), (String) file.get("mediaType"), (String) file.get("text"))
                : null;
    }

    /** Keeps what is in it out of logs. */
    @Override
    public String toString() {
        return "LetterAttachment[" + fileName + "]";
    }
}
