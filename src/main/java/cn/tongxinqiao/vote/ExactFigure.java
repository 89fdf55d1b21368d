package cn.tongxinqiao.vote;

import cn.tongxinqiao.access.FaultsNamed.Fault;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;

/** Figures as people and programs write them, read exactly. */
public final class ExactFigure {

    /** Nothing a household owns or pays is as long as that; longer ones are sent to hurt. */
    private static final int LONGEST = 40;

    private static final int MOST_DIGITS = 12;
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,20}(\\.\\d{1,20})?([eE][+-]?\\d{1,2})?");

    private ExactFigure() {}

    /**
     * Reads a figure.
     *
     * @param written what was written, null or blank when nothing was
     * @param scale decimal places it may have
     * @param field path of the field
     * @param name what people call it, for a sentence that begins with it
     * @param faults takes what is wrong
     * @return the figure as exact as written; null when there is none or it is wrong
     */
    public static BigDecimal read(String written, int scale, String field, String name, List<Fault> faults) {
        if (written == null || written.isBlank()) {
            return null;
        }
        String text = written.strip();
        if (text.length() > LONGEST || !NUMBER.matcher(text).matches()) {
            faults.add(new Fault(field, name + "不是数字"));
            return null;
        }
        BigDecimal figure = new BigDecimal(text);
        BigDecimal plain = figure.stripTrailingZeros();
        if (plain.precision() - plain.scale() > MOST_DIGITS) {
            faults.add(new Fault(field, name + "太大"));
            return null;
        }
        if (plain.scale() > scale) {
            faults.add(new Fault(field, name + "最多 " + scale + " 位小数"));
            return null;
        }
        return figure.setScale(Math.min(scale, Math.max(0, figure.scale())));
    }
}
