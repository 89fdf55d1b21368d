package cn.tongxinqiao.privacy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds personal numbers in free text and masks them: phones, identity cards, bank cards, e-mail addresses and number
 * plates, also in full-width or spelled-out digits and broken up by blanks or dashes.
 *
 * <p>Ordinary numbers stay: case numbers, dates, prices, house numbers, public hotlines. A person's name or address is
 * not masked; see {@link Masking} for known ones, and {@link #redact} for a text that the public shall read.
 */
public final class PersonalData {

    private record Hit(int start, int end, PersonalKind kind, String masked) {}

    private PersonalData() {}

    /**
     * Masks what is personal in a text and leaves everything else as it is.
     *
     * @param text any text, may be null
     * @return the masked text, null for null; masking it again changes nothing
     */
    public static String mask(String text) {
        if (text == null || text.isEmpty()) {
            return text;
        }
        List<Hit> hits = hits(text);
        if (hits.isEmpty()) {
            return text;
        }
        hits.sort(Comparator.comparingInt(Hit::start));
        StringBuilder masked = new StringBuilder();
        int copied = 0;
        for (Hit hit : hits) {
            masked.append(text, copied, hit.start()).append(hit.masked());
            copied = hit.end();
        }
        return masked.append(text, copied, text.length()).toString();
    }

    /**
     * Finds everything in a text that tells about a person: the numbers {@link #mask} masks, and by the words around them
     * names, addresses below the community, social accounts and dates of birth.
     *
     * @param text any text, may be null
     * @return the marks in order, not overlapping; empty for null
     */
    public static List<Mark> marks(String text) {
        return marks(text, List.of());
    }

    /**
     * Takes everything out of a text that tells about a person, so that the public may read it.
     *
     * @param text any text, may be null
     * @param known what is known to be personal here, such as the requester's name; nulls and single characters are passed
     *     over
     * @return what was found and the text without it; null for null
     */
    public static Redaction redact(String text, Collection<String> known) {
        return text == null ? null : Redaction.of(text, marks(text, known));
    }

    private static List<Mark> marks(String text, Collection<String> known) {
        if (text == null || text.isEmpty()) {
            return List.of();
        }
        BitSet taken = new BitSet(text.length());
        List<Mark> marks = new ArrayList<>();
        Stream.of(
                        hits(text).stream().map(hit -> new Mark(hit.start(), hit.end(), hit.kind())),
                        known.stream().flatMap(name -> places(text, name)),
                        PersonalTrace.in(PlainReading.of(text)))
                .flatMap(found -> found)
                .forEach(mark -> {
                    int firstTaken = taken.nextSetBit(mark.start());
                    if (firstTaken < 0 || firstTaken >= mark.end()) {
                        taken.set(mark.start(), mark.end());
                        marks.add(mark);
                    }
                });
        marks.sort(Comparator.comparingInt(Mark::start));
        return marks;
    }

    private static Stream<Mark> places(String text, String name) {
        if (name == null || name.strip().length() < 2) {
            return Stream.empty();
        }
        return Pattern.compile(Pattern.quote(name.strip()))
                .matcher(text)
                .results()
                .map(found -> new Mark(found.start(), found.end(), PersonalKind.NAME));
    }

    /** What the finders agree on: where two claim the same characters the earlier finder has them. */
    private static List<Hit> hits(String text) {
        BitSet taken = new BitSet(text.length());
        List<Hit> hits = new ArrayList<>();
        PlainReading plain = PlainReading.of(text);
        PlainReading spoken = PlainReading.ofSpokenDigits(text);
        Stream.concat(
                        found(PersonalNumber.ALL, plain),
                        plain.text().equals(spoken.text()) ? Stream.empty() : found(PersonalNumber.SPOKEN, spoken))
                .forEach(found -> {
                    int firstTaken = taken.nextSetBit(found.start());
                    if (firstTaken < 0 || firstTaken >= found.end()) {
                        taken.set(found.start(), found.end());
                        hits.add(new Hit(found.start(), found.end(), found.kind(), found.masked()));
                    }
                });
        return hits;
    }

    private static Stream<PersonalNumber.Found> found(List<PersonalNumber> numbers, PlainReading reading) {
        return reading.holdsDigitOrAt() ? numbers.stream().flatMap(number -> number.in(reading)) : Stream.empty();
    }
}
