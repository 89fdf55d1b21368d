package cn.tongxinqiao.vote;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where a rule is asked for.
 *
 * @param code code of the administrative division (GB/T 2260, GB/T 10114): two, four, six, nine or twelve digits; null for
 *     everywhere
 */
public record Place(String code) {

    /** What a table writes for a rule that counts where no nearer one does. */
    public static final String EVERYWHERE = "全国";

    /** Lengths of the codes of province, city, district, town and community. */
    private static final List<Integer> LEVELS = List.of(2, 4, 6, 9, 12);

    private static final Pattern DIGITS = Pattern.compile("[1-9][0-9]+");

    /** Refuses what is no code. */
    public Place {
        if (code != null && !isCode(code)) {
            throw PlaceNotUnderstood.code();
        }
    }

    /**
     * Reads a place.
     *
     * @param written the code; null or blank for everywhere
     * @return the place
     * @throws PlaceNotUnderstood when it is no code
     */
    public static Place of(String written) {
        return new Place(written == null || written.isBlank() ? null : written.strip());
    }

    /**
     * Whether a text is a code of an administrative division.
     *
     * @param text the text
     * @return whether it is
     */
    public static boolean isCode(String text) {
        return LEVELS.contains(text.length()) && DIGITS.matcher(text).matches();
    }

    /**
     * Where to look for a rule.
     *
     * @return the place, then each place around it, {@link #EVERYWHERE} last
     */
    public List<String> nearestFirst() {
        List<String> places = new ArrayList<>();
        for (int level = LEVELS.size() - 1; code != null && level >= 0; level--) {
            if (LEVELS.get(level) <= code.length()) {
                places.add(code.substring(0, LEVELS.get(level)));
            }
        }
        places.add(EVERYWHERE);
        return places;
    }
}
