package cn.tongxinqiao.privacy;

import java.text.Normalizer;
import java.util.Arrays;

/**
 * A text as a reader takes it: full-width, circled and other digits and letters as plain ones, invisible characters left
 * out. Each plain character knows which part of the original it stands for.
 */
final class PlainReading {

    private static final String SPOKEN_DIGITS = "零〇一二三四五六七八九○幺壹贰叁肆伍陆柒捌玖";
    private static final String SPOKEN_VALUES = "00123456789" + "01123456789";
    private static final int KEYCAP = 0x20E3;

    /** Where the full-width forms of the plain characters begin; the blank would be the first. */
    private static final int FULL_WIDTH = 0xFF00;

    private final StringBuilder plain = new StringBuilder();
    private int[] starts;
    private int[] ends;

    private PlainReading(int length) {
        starts = new int[length];
        ends = new int[length];
    }

    static PlainReading of(String text) {
        return read(text, false);
    }

    /** As {@link #of(String)}, with digits written out in Chinese read as digits too. */
    static PlainReading ofSpokenDigits(String text) {
        return read(text, true);
    }

    String text() {
        return plain.toString();
    }

    /** Whether there is anything at all that could be a personal number or an e-mail address. */
    boolean holdsDigitOrAt() {
        return plain.chars().anyMatch(character -> character == '@' || character >= '0' && character <= '9');
    }

    int start(int index) {
        return starts[index];
    }

    int end(int index) {
        return ends[index];
    }

    private static PlainReading read(String text, boolean spokenDigits) {
        PlainReading reading = new PlainReading(text.length());
        int at = 0;
        while (at < text.length()) {
            int character = text.codePointAt(at);
            int next = at + Character.charCount(character);
            if (!isInvisible(character)) {
                reading.add(spokenDigits ? spoken(character) : plain(character), at, next);
            }
            at = next;
        }
        return reading;
    }

    private void add(String read, int start, int end) {
        for (int index = 0; index < read.length(); index++) {
            int position = plain.length();
            if (position == starts.length) {
                starts = Arrays.copyOf(starts, 2 * position + 8);
                ends = Arrays.copyOf(ends, 2 * position + 8);
            }
            plain.append(read.charAt(index));
            starts[position] = start;
            ends[position] = end;
        }
    }

    private static boolean isInvisible(int character) {
        int type = Character.getType(character);
        return type == Character.FORMAT || type == Character.NON_SPACING_MARK || character == KEYCAP;
    }

    private static String spoken(int character) {
        int digit = SPOKEN_DIGITS.indexOf(character);
        return digit >= 0 ? SPOKEN_VALUES.substring(digit, digit + 1) : plain(character);
    }

    private static String plain(int character) {
        boolean hasNoOtherForm = character < 0x80 || Character.isIdeographic(character);
        if (hasNoOtherForm) {
            return Character.toString(character);
        }
        boolean fullWidth = character > FULL_WIDTH && character < FULL_WIDTH + 0x5F;
        if (fullWidth) {
            return Character.toString(character - FULL_WIDTH + ' ');
        }
        int digit = Character.digit(character, 10);
        if (digit >= 0) {
            return Integer.toString(digit);
        }
        String compatible = Normalizer.normalize(Character.toString(character), Normalizer.Form.NFKC);
        boolean onePlainCharacter = compatible.length() == 1 && compatible.charAt(0) < 0x80;
        return onePlainCharacter ? compatible : Character.toString(character);
    }
}
