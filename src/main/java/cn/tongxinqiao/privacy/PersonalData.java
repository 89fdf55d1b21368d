package cn.tongxinqiao.privacy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds personal numbers in free text and masks them: phones, identity cards, bank cards, e-mail addresses and number
 * plates, also in full-width or spelled-out digits and broken up by blanks or dashes.
 *
 * <p>Ordinary numbers stay: case numbers, dates, prices, house numbers, public hotlines. A person's name or address is
 * not found; see {@link Masking} for known ones.
 */
public final class PersonalData {

    private record Hit(int start, int end, String masked) {}

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
                        hits.add(new Hit(found.start(), found.end(), found.masked()));
                    }
                });
        return hits;
    }

    private static Stream<PersonalNumber.Found> found(List<PersonalNumber> numbers, PlainReading reading) {
        return reading.holdsDigitOrAt() ? numbers.stream().flatMap(number -> number.in(reading)) : Stream.empty();
    }
}
