package cn.tongxinqiao.publication;

import cn.tongxinqiao.privacy.PersonalKind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a case would wait for the publisher if it were closed now.
 *
 * @param ruling what the table said
 * @param content what the board would show, masked; null when the table forbids publication
 * @param warnings what the publisher will be asked to look at, in Chinese
 */
public record PublicationPreview(PublicationRule.Ruling ruling, PublicationText content, List<String> warnings) {

    private static final Pattern HIDDEN = Pattern.compile(Stream.of(PersonalKind.values())
            .map(kind -> Pattern.quote(kind.label()))
            .collect(Collectors.joining("|", "〔(?:", ")〕")));

    /**
     * A stretch of a masked text.
     *
     * @param text its characters
     * @param hidden whether it stands for something that was masked
     */
    public record Piece(String text, boolean hidden) {}

    /**
     * A masked text cut where something was masked.
     *
     * @param masked the text, may be null
     * @return its pieces, which joined are the text; empty for null
     */
    public static List<Piece> pieces(String masked) {
        List<Piece> pieces = new ArrayList<>();
        if (masked == null) {
            return pieces;
        }
        Matcher hidden = HIDDEN.matcher(masked);
        int copied = 0;
        while (hidden.find()) {
            if (hidden.start() > copied) {
                pieces.add(new Piece(masked.substring(copied, hidden.start()), false));
            }
            pieces.add(new Piece(hidden.group(), true));
            copied = hidden.end();
        }
        if (copied < masked.length()) {
            pieces.add(new Piece(masked.substring(copied), false));
        }
        return pieces;
    }
}
