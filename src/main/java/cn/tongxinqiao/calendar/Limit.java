package cn.tongxinqiao.calendar;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long something may take, in one of the units the deadline tables use.
 *
 * @param amount how many units, 1 to 9999; 0 only by the clock, for what does not wait at all
 * @param unit what is counted
 */
public record Limit(int amount, Unit unit) {

    private static final int MOST = 9999;
    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,4})(WD|WH|MIN|H)");

    /** What a limit counts. */
    public enum Unit {
        /** Workdays; the limit ends at the clock time it began at. */
        WORKING_DAYS("WD"),
        /** Hours in which offices are open. */
        WORKING_HOURS("WH"),
        /** Minutes of the clock, day and night. */
        CALENDAR_MINUTES("MIN"),
        /** Hours of the clock, day and night. */
        CALENDAR_HOURS("H");

        private final String symbol;

        Unit(String symbol) {
            this.symbol = symbol;
        }

        /**
         * Tells whether the unit is counted by the clock, open or closed.
         *
         * @return true for minutes and hours, false for working days and working hours
         */
        public boolean runsAlways() {
            return this == CALENDAR_MINUTES || this == CALENDAR_HOURS;
        }

        private static Unit of(String symbol) {
            for (Unit unit : values()) {
                if (unit.symbol.equals(symbol)) {
                    return unit;
                }
            }
            throw LimitNotUnderstood.written(symbol);
        }
    }

    /**
     * Checks the amount.
     *
     * @throws LimitNotUnderstood when the amount is out of bounds or the unit is null
     */
    public Limit {
        if (unit == null || amount < (unit.runsAlways() ? 0 : 1) || amount > MOST) {
            throw LimitNotUnderstood.outOfRange(amount, MOST);
        }
    }

    /**
     * Reads a limit as the decision tables write it: {@code 5WD} working days, {@code 8WH} working hours, {@code 30MIN}
     * minutes, {@code 24H} hours.
     *
     * @param written the text, blanks around it are ignored
     * @return the limit, never null
     * @throws LimitNotUnderstood when the text is null or has another form
     */
    public static Limit parse(String written) {
        Matcher matcher = WRITTEN.matcher(written == null ? "" : written.strip());
        if (!matcher.matches()) {
            throw LimitNotUnderstood.written(written);
        }
        return new Limit(Integer.parseInt(matcher.group(1)), Unit.of(matcher.group(2)));
    }

    /** Writes the limit in the form {@link #parse(String)} reads. */
    @Override
    public String toString() {
        return amount + unit.symbol;
    }
}
