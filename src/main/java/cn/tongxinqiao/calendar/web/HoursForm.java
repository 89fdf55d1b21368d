package cn.tongxinqiao.calendar.web;

import cn.tongxinqiao.calendar.OfficeHours;
import cn.tongxinqiao.calendar.OfficeHoursRefused;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Office hours as typed, kept so that nothing is lost when something is wrong. */
record HoursForm(String unit, String from, String days, String stretches, String source) {

    private static final Pattern STRETCH =
            Pattern.compile("(\\d{1,2})[:：](\\d{2})\\s*[-–—~至到]\\s*(?:次日)?\\s*(\\d{1,2})[:：](\\d{2})");
    private static final Pattern BETWEEN = Pattern.compile("[,，;；、\\s]*");

    static LocalDate day(String written) {
        try {
            return LocalDate.parse(written.strip());
        } catch (DateTimeException e) {
            throw OfficeHoursRefused.dayNotUnderstood(written);
        }
    }

    /** The hours; null to follow the superior. */
    static OfficeHours hours(String days, String written) {
        return switch (days) {
            case "INHERITED" -> null;
            case "WORKDAYS" -> new OfficeHours(false, stretches(written));
            case "EVERY_DAY" -> new OfficeHours(true, stretches(written));
            default -> throw OfficeHoursRefused.empty();
        };
    }

    private static List<OfficeHours.Stretch> stretches(String written) {
        List<OfficeHours.Stretch> stretches = new ArrayList<>();
        Matcher stretch = STRETCH.matcher(written);
        int read = 0;
        while (stretch.find()) {
            requireNothing(written.substring(read, stretch.start()));
            stretches.add(new OfficeHours.Stretch(
                    time(stretch.group(1), stretch.group(2)), time(stretch.group(3), stretch.group(4))));
            read = stretch.end();
        }
        requireNothing(written.substring(read));
        return stretches;
    }

    private static void requireNothing(String text) {
        if (!BETWEEN.matcher(text).matches()) {
            throw OfficeHoursRefused.notUnderstood(text.strip());
        }
    }

    private static LocalTime time(String hour, String minute) {
        try {
            return hour.equals("24") && minute.equals("00")
                    ? LocalTime.MIDNIGHT
                    : LocalTime.of(Integer.parseInt(hour), Integer.parseInt(minute));
        } catch (DateTimeException e) {
            throw OfficeHoursRefused.notUnderstood(hour + ":" + minute);
        }
    }
}
