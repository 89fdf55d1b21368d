package cn.tongxinqiao.property.web;

import cn.tongxinqiao.property.PropertyRefused;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;

/** What people type into the pages of the property companies, read; what cannot be read is refused by its name. */
final class PropertyForm {

    private static final Pattern FIGURE = Pattern.compile("\\d{1,9}(\\.\\d{1,6})?");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern WHOLE = Pattern.compile("\\d{1,9}");

    private PropertyForm() {}

    /** Null for blank. */
    static BigDecimal figure(String name, String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (!FIGURE.matcher(text.strip()).matches()) {
            throw PropertyRefused.because("“" + name + "”应写成 12.5 这样的数。");
        }
        return new BigDecimal(text.strip());
    }

    /** Zero for blank. */
    static int whole(String name, String text) {
        if (text == null || text.isBlank()) {
            return 0;
        }
        if (!WHOLE.matcher(text.strip()).matches()) {
            throw PropertyRefused.because("“" + name + "”应写成整数。");
        }
        return Integer.parseInt(text.strip());
    }

    /** Null for blank. Years have four digits: others are beyond what days are reckoned with. */
    static LocalDate day(String name, String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            if (DAY.matcher(text.strip()).matches()) {
                return LocalDate.parse(text.strip());
            }
        } catch (DateTimeException notOne) {
            // Said below.
        }
        throw PropertyRefused.because("“" + name + "”应写成 2026-12-08 这样。");
    }

    /** As much of a typed text as a form shows again. */
    static String again(String text) {
        String shown = text == null ? "" : text.replace("\0", "");
        return shown.length() > 2000 ? shown.substring(0, 2000) : shown;
    }
}
