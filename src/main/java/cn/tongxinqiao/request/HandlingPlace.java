package cn.tongxinqiao.request;

import cn.tongxinqiao.privacy.TextRules;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Where work was done: a position, or words where the device gives none.
 *
 * @param latitude degrees north, WGS 84; null with words
 * @param longitude degrees east, WGS 84; null with words
 * @param accuracy metres the position may be off, null when unknown
 * @param words the place in words, null with a position
 */
public record HandlingPlace(BigDecimal latitude, BigDecimal longitude, BigDecimal accuracy, String words) {

    /** Longest description, in characters. */
    public static final int LONGEST_WORDS = 200;

    private static final BigDecimal MOST_LATITUDE = BigDecimal.valueOf(90);
    private static final BigDecimal MOST_LONGITUDE = BigDecimal.valueOf(180);
    private static final BigDecimal MOST_ACCURACY = BigDecimal.valueOf(1_000_000);

    /** About one metre. */
    private static final int DECIMALS = 5;

    /**
     * Takes a place as it was sent.
     *
     * @throws PlaceNotUsable when there is neither a whole position nor words, both, or a number out of range
     * @throws cn.tongxinqiao.privacy.TextNotAllowed when the words hold control characters
     */
    public HandlingPlace {
        words = TextRules.saysNothing(words)
                ? null
                : TextRules.acceptLine(words).strip();
        if (words != null) {
            if (latitude != null || longitude != null) {
                throw PlaceNotUsable.because("定位和文字只要一样。");
            }
            if (words.codePointCount(0, words.length()) > LONGEST_WORDS) {
                throw PlaceNotUsable.because("地点最多 " + LONGEST_WORDS + " 个字。");
            }
        } else {
            if (latitude == null || longitude == null) {
                throw PlaceNotUsable.because("请定位，或写明地点。");
            }
            latitude = within(latitude, MOST_LATITUDE, "纬度");
            longitude = within(longitude, MOST_LONGITUDE, "经度");
            if (accuracy != null && (accuracy.signum() < 0 || accuracy.compareTo(MOST_ACCURACY) > 0)) {
                throw PlaceNotUsable.because("定位误差不在可能的范围内。");
            }
        }
    }

    private static BigDecimal within(BigDecimal degrees, BigDecimal most, String what) {
        if (degrees.abs().compareTo(most) > 0) {
            throw PlaceNotUsable.because(what + "不在可能的范围内。");
        }
        return degrees.setScale(DECIMALS, RoundingMode.HALF_UP);
    }

    /** The place in one line of Chinese. */
    String line() {
        if (words != null) {
            return words;
        }
        String position = "北纬 " + latitude.toPlainString() + "，东经 " + longitude.toPlainString();
        return accuracy == null
                ? position
                : position + "（误差约 " + accuracy.setScale(0, RoundingMode.UP).toPlainString() + " 米）";
    }

    @Override
    public String toString() {
        return "HandlingPlace[hidden]";
    }
}
