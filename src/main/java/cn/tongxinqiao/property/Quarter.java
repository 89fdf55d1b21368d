package cn.tongxinqiao.property;

import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A quarter of a year; written {@code 2026Q1}.
 *
 * @param year the year, 2000 to 2099
 * @param number 1 to 4
 */
public record Quarter(int year, int number) implements Comparable<Quarter> {

    private static final Pattern WRITTEN = Pattern.compile("(20\\d{2})Q([1-4])");
    private static final int QUARTERS = 4;
    private static final int MONTHS = 3;

    /** The first there is. */
    static final Quarter FIRST = new Quarter(2000, 1);

    /**
     * Checks the figures.
     *
     * @throws IllegalArgumentException when there is no such quarter
     */
    public Quarter {
        if (year < 2000 || year > 2099 || number < 1 || number > QUARTERS) {
            throw new IllegalArgumentException("no quarter: " + year + "Q" + number);
        }
    }

    /**
     * Reads a quarter.
     *
     * @param written like {@code 2026Q1}
     * @return the quarter
     * @throws PropertyRefused when it is written another way
     */
    public static Quarter parse(String written) {
        Matcher matcher = WRITTEN.matcher(written == null ? "" : written.strip());
        if (!matcher.matches()) {
            throw PropertyRefused.because("季度应写成 2026Q1 的样子。");
        }
        return new Quarter(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    /** The quarter a day lies in. */
    public static Quarter of(LocalDate day) {
        return new Quarter(day.getYear(), (day.getMonthValue() - 1) / MONTHS + 1);
    }

    /** First day. */
    public LocalDate first() {
        return LocalDate.of(year, (number - 1) * MONTHS + 1, 1);
    }

    /** Last day. */
    public LocalDate last() {
        return first().plusMonths(MONTHS).minusDays(1);
    }

    /** The quarter before. */
    public Quarter previous() {
        return of(first().minusDays(1));
    }

    /** The quarter after. */
    public Quarter next() {
        return of(last().plusDays(1));
    }

    /** The same quarter of the year before. */
    public Quarter yearBefore() {
        return new Quarter(year - 1, number);
    }

    /** As people read it. */
    public String label() {
        return year + " 年第 " + number + " 季度";
    }

    @Override
    public int compareTo(Quarter other) {
        return first().compareTo(other.first());
    }

    @Override
    public String toString() {
        return year + "Q" + number;
    }
}
