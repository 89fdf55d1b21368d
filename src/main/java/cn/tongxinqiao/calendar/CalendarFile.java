package cn.tongxinqiao.calendar;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a file says about holidays and adjusted workdays, whatever its form.
 *
 * @param days the days read, each once, in order
 * @param problems what must be put right, each with its line
 * @param notes what was left out and why, each with its line
 */
record CalendarFile(List<PublishedDay> days, List<String> problems, List<String> notes) {

    private static final int LONGEST = 1_000_000;
    private static final int LONGEST_HOLIDAY = 60;
    private static final Pattern DATE = Pattern.compile("(\\d{4})[-/.年]?(\\d{1,2})[-/.月]?(\\d{1,2})日?");

    /**
     * Reads what somebody uploaded: UTF-8, else GB18030, which spreadsheets here still write.
     *
     * @throws CalendarFileRefused when it is empty, too large or no text
     */
    static String decode(byte[] bytes) {
        if (bytes.length == 0) {
            throw CalendarFileRefused.empty();
        }
        if (bytes.length > LONGEST) {
            throw CalendarFileRefused.tooLarge();
        }
        String text = decoded(bytes, StandardCharsets.UTF_8)
                .or(() -> decoded(bytes, Charset.forName("GB18030")))
                .orElseThrow(CalendarFileRefused::notText);
        if (text.indexOf('\0') >= 0) {
            throw CalendarFileRefused.notText();
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    static CalendarFile read(String content) {
        Reading reading = new Reading();
        String text = content.replace("\r\n", "\n").replace('\r', '\n');
        if (text.stripLeading().toUpperCase(Locale.ROOT).startsWith("BEGIN:VCALENDAR")) {
            new CalendarEvents(reading).read(text);
        } else {
            readTable(text, reading);
        }
        return new CalendarFile(List.copyOf(reading.days.values()), reading.problems, reading.notes);
    }

    /** The date written, or empty when there is none such. */
    static Optional<LocalDate> date(String written) {
        Matcher parts = DATE.matcher(written.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse("%s-%2s-%2s"
                    .formatted(parts.group(1), parts.group(2), parts.group(3))
                    .replace(' ', '0')));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static void readTable(String text, Reading reading) {
        String[] lines = text.split("\n");
        Map<String, Integer> columns = null;
        for (int at = 0; at < lines.length; at++) {
            if (lines[at].isBlank() || lines[at].startsWith("#")) {
                continue;
            }
            List<String> cells = cells(lines[at]);
            if (columns == null) {
                columns = columns(cells);
                if (!columns.keySet().containsAll(List.of("first", "kind", "name"))) {
                    reading.problem(at + 1, "第一行应是表头：日期,类型,名称（多天时再加一列“截止”）");
                    return;
                }
                continue;
            }
            readRow(at + 1, cells, columns, reading);
        }
        if (columns == null) {
            reading.problems.add("文件里没有内容");
        }
    }

    private static void readRow(int line, List<String> cells, Map<String, Integer> columns, Reading reading) {
        String firstWritten = cell(cells, columns.get("first"));
        String lastWritten = cell(cells, columns.get("last"));
        Optional<LocalDate> first = date(firstWritten);
        Optional<LocalDate> last = lastWritten.isEmpty() ? first : date(lastWritten);
        if (first.isEmpty() || last.isEmpty()) {
            String wrong = first.isEmpty() ? firstWritten : lastWritten;
            reading.problem(line, "日期“" + shortened(wrong) + "”无法识别，请写成 2027-01-01 这样");
            return;
        }
        Boolean worked =
                switch (cell(cells, columns.get("kind")).toUpperCase(Locale.ROOT)) {
                    case "休", "休息", "放假", "假期", "OFF" -> false;
                    case "班", "补班", "上班", "调休上班", "WORKDAY" -> true;
                    default -> null;
                };
        if (worked == null) {
            reading.problem(line, "类型“" + shortened(cell(cells, columns.get("kind"))) + "”无法识别，请写“休”或“班”");
            return;
        }
        reading.days(line, first.get(), last.get(), worked, cell(cells, columns.get("name")));
    }

    private static Map<String, Integer> columns(List<String> header) {
        Map<String, Integer> columns = new TreeMap<>();
        for (int at = 0; at < header.size(); at++) {
            switch (header.get(at).toLowerCase(Locale.ROOT)) {
                case "日期", "开始", "date" -> columns.put("first", at);
                case "截止", "结束", "to" -> columns.put("last", at);
                case "类型", "kind" -> columns.put("kind", at);
                case "名称", "节日", "name" -> columns.put("name", at);
                default -> {
                    // Columns people keep for themselves.
                }
            }
        }
        return columns;
    }

    private static String cell(List<String> cells, Integer at) {
        return at == null || at >= cells.size() ? "" : cells.get(at);
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (char sign : line.toCharArray()) {
            if (sign == '"') {
                quoted = !quoted;
            } else if (!quoted && (sign == ',' || sign == '，' || sign == ';' || sign == '\t')) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else {
                cell.append(sign);
            }
        }
        cells.add(cell.toString().strip());
        return cells;
    }

    private static Optional<String> decoded(byte[] bytes, Charset charset) {
        try {
            return Optional.of(
                    charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }

    /** Collects what is read, line by line. */
    static final class Reading {

        private static final int MOST_PROBLEMS = 100;

        private final Map<LocalDate, PublishedDay> days = new TreeMap<>();
        private final List<String> problems = new ArrayList<>();
        private final List<String> notes = new ArrayList<>();

        void problem(int line, String what) {
            if (problems.size() < MOST_PROBLEMS) {
                problems.add("第 " + line + " 行：" + what);
            }
        }

        void note(int line, String what) {
            if (notes.size() < MOST_PROBLEMS) {
                notes.add("第 " + line + " 行：" + what);
            }
        }

        void days(int line, LocalDate first, LocalDate last, boolean worked, String name) {
            if (name.isEmpty()) {
                problem(line, "没有写节日名称");
            } else if (last.isBefore(first)) {
                problem(line, "截止日期早于开始日期");
            } else if (first.plusDays(LONGEST_HOLIDAY).isBefore(last)) {
                problem(line, "一个假期不会超过 " + LONGEST_HOLIDAY + " 天");
            } else {
                for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
                    day(line, new PublishedDay(day, worked, name));
                }
            }
        }

        private void day(int line, PublishedDay day) {
            PublishedDay before = days.putIfAbsent(day.day(), day);
            if (before != null && before.worked() != day.worked()) {
                problem(line, day.day() + " 既写了“休”又写了“班”");
            } else if (day.worked() && day.day().getDayOfWeek().getValue() <= 5) {
                problem(line, day.day() + " 不是周末，不需要调休上班，请核对日期");
            }
        }
    }
}
