package cn.tongxinqiao.publication;

import cn.tongxinqiao.privacy.Mark;
import cn.tongxinqiao.privacy.PersonalData;
import cn.tongxinqiao.privacy.PersonalKind;
import cn.tongxinqiao.privacy.TextRules;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What an entry says.
 *
 * @param title heading of an announcement, else null
 * @param text the text
 * @param result what was done, may be null
 */
public record PublicationText(String title, String text, String result) {

    /** Longest title, in characters. */
    public static final int LONGEST_TITLE = 100;

    /** Longest text and longest result, in characters; a mask may be longer than what it hides. */
    public static final int LONGEST_TEXT = 20_000;

    private static final String CUT = "……（太长，以下略去）";

    /**
     * Takes a text as typed.
     *
     * @throws PublicationRefused when the text says nothing or a part is too long
     * @throws cn.tongxinqiao.privacy.TextNotAllowed when a part holds control characters
     */
    public PublicationText {
        title = part(TextRules.acceptLine(title), LONGEST_TITLE, "标题");
        text = part(TextRules.accept(text), LONGEST_TEXT, "内容");
        result = part(TextRules.accept(result), LONGEST_TEXT, "办理结果");
        if (text == null) {
            throw PublicationRefused.nothingSaid("内容");
        }
    }

    /** Shortens what is too long for the board: a long answer of many departments must not keep a case from closing. */
    static String cut(String part) {
        return part.codePointCount(0, part.length()) <= LONGEST_TEXT
                ? part
                : part.substring(0, part.offsetByCodePoints(0, LONGEST_TEXT - CUT.length())) + CUT;
    }

    /** The same as an entry of a kind says it. */
    PublicationText fitting(PublicationKind kind) {
        if (kind == PublicationKind.REQUEST) {
            return new PublicationText(null, text, result);
        }
        if (title == null) {
            throw PublicationRefused.nothingSaid("标题");
        }
        return this;
    }

    /** Everything a reader would see. */
    String whole() {
        return String.join(
                "\n", Stream.of(title, text, result).filter(Objects::nonNull).toList());
    }

    /**
     * Refuses while a number that is certainly personal stands in it.
     *
     * @throws PersonalDataLeft naming what was found
     */
    public void requireNothingPersonal() {
        Map<PersonalKind, Integer> left = new EnumMap<>(PersonalKind.class);
        Stream.of(title, text, result)
                .flatMap(part -> PersonalData.marks(part).stream())
                .map(Mark::kind)
                .filter(PersonalKind::isCertain)
                .forEach(kind -> left.merge(kind, 1, Integer::sum));
        if (!left.isEmpty()) {
            throw PersonalDataLeft.of(left);
        }
    }

    private static String part(String typed, int longest, String what) {
        if (TextRules.saysNothing(typed)) {
            return null;
        }
        String part = typed.strip();
        if (part.codePointCount(0, part.length()) > longest) {
            throw PublicationRefused.tooLong(what, longest);
        }
        return part;
    }
}
