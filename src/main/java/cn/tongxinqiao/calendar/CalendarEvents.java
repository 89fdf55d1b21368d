package cn.tongxinqiao.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the events of an iCalendar file (RFC 5545) as holiday calendars here use it: whole days, and in the summary
 * whether they are worked.
 */
class CalendarEvents {

    private static final Pattern DAYS = Pattern.compile("P(\\d{1,3})D");
    private static final Pattern WEEKS = Pattern.compile("P(\\d{1,2})W");
    private static final Pattern WORKED = Pattern.compile("补班|上班|[（(\\[【 ]班[）)\\]】]?|班$");
    private static final Pattern OFF = Pattern.compile("假期|放假|休息|[（(\\[【 ]休[）)\\]】]?|休$");
    private static final Pattern DECORATION =
            Pattern.compile("补班|调休上班|上班|假期|放假|休息|第\\d+天.*$|[（(\\[【][休班][）)\\]】]| [休班]$|[休班]$");

    private final CalendarFile.Reading reading;

    CalendarEvents(CalendarFile.Reading reading) {
        this.reading = reading;
    }

    private record Line(int number, String text) {}

    void read(String text) {
        Map<String, String> event = null;
        int begins = 0;
        int nested = 0;
        boolean any = false;
        for (Line line : unfolded(text)) {
            String upper = line.text().strip().toUpperCase(Locale.ROOT);
            if (upper.equals("BEGIN:VEVENT")) {
                event = new TreeMap<>();
                begins = line.number();
                any = true;
            } else if (event != null && upper.startsWith("BEGIN:")) {
                nested++;
            } else if (event != null && nested > 0) {
                nested -= upper.startsWith("END:") ? 1 : 0;
            } else if (event != null && upper.equals("END:VEVENT")) {
                take(begins, event);
                event = null;
            } else if (event != null) {
                property(line.text(), event);
            }
        }
        if (event != null) {
            reading.problem(begins, "日程没有结束（缺少 END:VEVENT），文件可能不完整");
        }
        if (!any) {
            reading.problem(1, "日历文件里没有日程（VEVENT）");
        }
    }

    private void take(int line, Map<String, String> event) {
        String summary = event.getOrDefault("SUMMARY", "").strip();
        if (event.getOrDefault("STATUS", "").equalsIgnoreCase("CANCELLED")) {
            reading.note(line, "“" + CalendarFile.shortened(summary) + "”已取消，没有导入");
            return;
        }
        Boolean worked = worked(event, summary);
        if (worked == null) {
            reading.note(line, "“" + CalendarFile.shortened(summary) + "”没有写明是“休”还是“班”，没有导入");
            return;
        }
        if (event.containsKey("RRULE") || event.containsKey("RDATE")) {
            reading.problem(line, "“" + CalendarFile.shortened(summary) + "”是重复日程，请逐年写明日期");
            return;
        }
        String starts = event.getOrDefault("DTSTART", "");
        Optional<LocalDate> first = day(starts);
        if (first.isEmpty()) {
            reading.problem(line, "开始日期“" + CalendarFile.shortened(starts) + "”无法识别");
            return;
        }
        Optional<LocalDate> last = last(first.get(), event);
        if (last.isEmpty()) {
            reading.problem(
                    line,
                    "结束日期“" + CalendarFile.shortened(event.getOrDefault("DTEND", event.getOrDefault("DURATION", "")))
                            + "”无法识别");
            return;
        }
        String name = DECORATION.matcher(summary).replaceAll("").strip();
        reading.days(line, first.get(), last.get(), worked, name.isEmpty() ? summary : name);
    }

    private static Boolean worked(Map<String, String> event, String summary) {
        switch (event.getOrDefault("X-APPLE-SPECIAL-DAY", "")) {
            case "ALTERNATE-WORKDAY":
                return true;
            case "WORK-HOLIDAY":
                return false;
            default:
        }
        boolean saysWorked = WORKED.matcher(summary).find();
        boolean saysOff = OFF.matcher(summary).find();
        return saysWorked == saysOff ? null : Boolean.valueOf(saysWorked);
    }

    /** The end of an event is the first moment after it. */
    private static Optional<LocalDate> last(LocalDate first, Map<String, String> event) {
        String ends = event.get("DTEND");
        if (ends != null) {
            boolean midnight = !ends.contains("T") || ends.matches(".*T0000(00)?Z?");
            return day(ends).map(day -> midnight && day.isAfter(first) ? day.minusDays(1) : day);
        }
        String lasts = event.get("DURATION");
        if (lasts == null) {
            return Optional.of(first);
        }
        Matcher days = DAYS.matcher(lasts);
        Matcher weeks = WEEKS.matcher(lasts);
        int count = days.matches()
                ? Integer.parseInt(days.group(1))
                : weeks.matches() ? 7 * Integer.parseInt(weeks.group(1)) : 0;
        return count == 0 ? Optional.empty() : Optional.of(first.plusDays(count - 1L));
    }

    /** A date, or the date of a local time; a time of another zone says nothing certain about the day here. */
    private static Optional<LocalDate> day(String written) {
        if (written.endsWith("Z") || !written.matches("\\d{8}(T\\d{4,6})?")) {
            return Optional.empty();
        }
        return CalendarFile.date(written.substring(0, 8));
    }

    private static void property(String line, Map<String, String> event) {
        int colon = colonOf(line);
        if (colon < 0) {
            return;
        }
        String name = line.substring(0, colon).split(";", 2)[0].strip().toUpperCase(Locale.ROOT);
        String value = line.substring(colon + 1).strip();
        event.putIfAbsent(name, name.equals("SUMMARY") ? unescaped(value) : value);
    }

    private static int colonOf(String line) {
        boolean quoted = false;
        for (int at = 0; at < line.length(); at++) {
            if (line.charAt(at) == '"') {
                quoted = !quoted;
            } else if (line.charAt(at) == ':' && !quoted) {
                return at;
            }
        }
        return -1;
    }

    private static String unescaped(String text) {
        return text.replaceAll("\\\\[nN]", " ").replaceAll("\\\\([,;\\\\])", "$1");
    }

    /** A long line goes on in the next, which then begins with a blank. */
    private static List<Line> unfolded(String text) {
        List<Line> lines = new ArrayList<>();
        String[] written = text.split("\n");
        for (int at = 0; at < written.length; at++) {
            boolean goesOn = !written[at].isEmpty() && " \t".indexOf(written[at].charAt(0)) >= 0;
            if (goesOn && !lines.isEmpty()) {
                Line before = lines.remove(lines.size() - 1);
                lines.add(new Line(before.number(), before.text() + written[at].substring(1)));
            } else {
                lines.add(new Line(at + 1, written[at]));
            }
        }
        return lines;
    }
}
