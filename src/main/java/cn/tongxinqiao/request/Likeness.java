package cn.tongxinqiao.request;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** How alike two texts are: the share of pairs of neighbouring characters they have in common (Dice). */
final class Likeness {

    private final Set<String> pairs;

    private Likeness(Set<String> pairs) {
        this.pairs = pairs;
    }

    /** Blanks, punctuation, case and the width of characters make no difference. */
    static Likeness of(String text) {
        int[] characters = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .toArray();
        Set<String> pairs = new HashSet<>();
        for (int i = 0; i + 1 < characters.length; i++) {
            pairs.add(new String(characters, i, 2));
        }
        return new Likeness(pairs);
    }

    /** 0 for nothing in common to 1 for the same pairs; texts of less than two characters are like nothing. */
    double to(Likeness other) {
        if (pairs.isEmpty() || other.pairs.isEmpty()) {
            return 0;
        }
        long common = pairs.stream().filter(other.pairs::contains).count();
        return 2.0 * common / (pairs.size() + other.pairs.size());
    }
}
