package cn.tongxinqiao.lift;

/**
 * What a home says.
 *
 * @param home id of the home in the register
 * @param wish what it thinks of the lift
 * @param concern what it is worried about, or null
 * @param reason why, in its own words, or null
 * @param condition under what condition it would agree, or null
 */
public record SaidPosition(long home, Wish wish, Concern concern, String reason, String condition) {

    /** Keeps reasons out of logs. */
    @Override
    public String toString() {
        return "SaidPosition[home=" + home + ", wish=" + wish + "]";
    }
}
