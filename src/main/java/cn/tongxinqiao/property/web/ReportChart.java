package cn.tongxinqiao.property.web;

import cn.tongxinqiao.property.PropertyReport;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A figure over the quarters, placed on a sheet of {@value #WIDTH} by {@value #HEIGHT}; the template draws it.
 *
 * @param title what it shows
 * @param bars whether as bars, from nothing up; as a line otherwise
 * @param line path of the line, broken where a figure is unknown
 * @param scale lines of the scale
 * @param marks one for each quarter
 */
record ReportChart(String title, boolean bars, String line, List<Scale> scale, List<Mark> marks) {

    static final int WIDTH = 420;
    static final int HEIGHT = 220;
    static final int LEFT = 44;
    static final int BOTTOM = 184;
    private static final int TOP = 24;
    private static final int STEPS = 4;
    private static final int HUNDRED = 100;

    /** A line of the scale. */
    record Scale(int y, String text) {}

    /** A figure; without text where it is unknown. */
    record Mark(int x, int y, int height, String quarter, String text) {

        public boolean known() {
            return text != null;
        }
    }

    /** A rate, from 0 to 100 percent. */
    static ReportChart rate(
            String title, List<PropertyReport.Point> trend, Function<PropertyReport.Point, BigDecimal> rate) {
        return of(title, false, trend, rate, BigDecimal.valueOf(HUNDRED), "%");
    }

    /** A count, as bars. */
    static ReportChart count(
            String title, List<PropertyReport.Point> trend, Function<PropertyReport.Point, Long> count) {
        long most = trend.stream()
                .map(count)
                .filter(value -> value != null)
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
        long top = STEPS * Math.max(1, (most + STEPS - 1) / STEPS);
        return of(
                title,
                true,
                trend,
                point -> count.apply(point) == null ? null : BigDecimal.valueOf(count.apply(point)),
                BigDecimal.valueOf(top),
                "");
    }

    private static ReportChart of(
            String title,
            boolean bars,
            List<PropertyReport.Point> trend,
            Function<PropertyReport.Point, BigDecimal> figure,
            BigDecimal top,
            String unit) {
        List<Mark> marks = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        boolean joined = false;
        int each = (WIDTH - LEFT) / Math.max(1, trend.size());
        for (int i = 0; i < trend.size(); i++) {
            BigDecimal value = figure.apply(trend.get(i));
            int x = LEFT + each * i + each / 2;
            int y = value == null ? BOTTOM : y(value.min(top), top);
            marks.add(new Mark(
                    x, y, BOTTOM - y, trend.get(i).quarter().toString(), value == null ? null : value.toPlainString()));
            if (value != null) {
                line.append(joined ? "L" : "M").append(x).append(' ').append(y).append(' ');
            }
            joined = value != null;
        }
        List<Scale> scale = new ArrayList<>();
        for (int step = 0; step <= STEPS; step++) {
            BigDecimal value =
                    top.multiply(BigDecimal.valueOf(step)).divide(BigDecimal.valueOf(STEPS), 0, RoundingMode.HALF_UP);
            scale.add(new Scale(y(value, top), value.toPlainString() + unit));
        }
        return new ReportChart(title, bars, line.toString().strip(), scale, marks);
    }

    private static int y(BigDecimal value, BigDecimal top) {
        return BOTTOM
                - value.multiply(BigDecimal.valueOf(BOTTOM - TOP))
                        .divide(top, 0, RoundingMode.HALF_UP)
                        .intValue();
    }

    /** For readers who do not see it. */
    public String said() {
        return title + "："
                + marks.stream()
                        .map(mark -> mark.quarter() + " " + (mark.known() ? mark.text() : "不详"))
                        .collect(java.util.stream.Collectors.joining("，"));
    }
}
