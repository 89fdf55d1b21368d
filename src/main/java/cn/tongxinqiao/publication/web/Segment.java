package cn.tongxinqiao.publication.web;

import cn.tongxinqiao.privacy.Mark;
import cn.tongxinqiao.privacy.PersonalData;
import cn.tongxinqiao.privacy.PersonalKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A stretch of a text on the publisher's page.
 *
 * @param text its characters
 * @param kind Chinese name of what makes it personal, empty where it says so itself, null for an ordinary stretch
 */
record Segment(String text, String kind) {

    private static final Pattern HIDDEN = Pattern.compile(Stream.of(PersonalKind.values())
            .map(kind -> Pattern.quote(kind.label()))
            .collect(Collectors.joining("|", "〔(", ")〕")));

    /** A text with what is personal in it. */
    static List<Segment> marked(String text, Collection<String> known) {
        List<Segment> segments = new ArrayList<>();
        if (text == null) {
            return segments;
        }
        int copied = 0;
        for (Mark mark : PersonalData.redact(text, known).marks()) {
            add(segments, text.substring(copied, mark.start()), null);
            add(segments, text.substring(mark.start(), mark.end()), mark.kind().label());
            copied = mark.end();
        }
        add(segments, text.substring(copied), null);
        return segments;
    }

    /** A masked text with the places where something was hidden, and what is still personal in it. */
    static List<Segment> masked(String text) {
        List<Segment> segments = new ArrayList<>();
        if (text == null) {
            return segments;
        }
        Matcher hidden = HIDDEN.matcher(text);
        int copied = 0;
        while (hidden.find()) {
            segments.addAll(marked(text.substring(copied, hidden.start()), List.of()));
            add(segments, hidden.group(), "");
            copied = hidden.end();
        }
        segments.addAll(marked(text.substring(copied), List.of()));
        return segments;
    }

    private static void add(List<Segment> segments, String text, String kind) {
        if (!text.isEmpty()) {
            segments.add(new Segment(text, kind));
        }
    }
}
