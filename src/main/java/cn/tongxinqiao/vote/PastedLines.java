package cn.tongxinqiao.vote;

import cn.tongxinqiao.access.FaultsNamed.Fault;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Lines pasted from a spreadsheet or typed: cells between tabs, commas or blanks, perhaps with a heading.
 *
 * @param lines what was found, the heading left out
 */
public record PastedLines(List<Line> lines) {

    private static final Pattern COMMA = Pattern.compile("[,、;]");
    private static final Pattern BLANK = Pattern.compile("\\s+");
    private static final Pattern UNIT = Pattern.compile("(?<=\\d)\\s*(m2|平方米|平米|平|元|%|层|楼|[Ff])$");
    private static final Pattern GROUPED = Pattern.compile("\\d{1,3}(,\\d{3})+(\\.\\d+)?");
    private static final Pattern PLACE = Pattern.compile("units\\[(\\d+)]");
    private static final Pattern FIELD = Pattern.compile("（[a-z]+）");

    /**
     * One line.
     *
     * @param number where it stands, from 1
     * @param cells text by name of the column
     */
    public record Line(int number, Map<String, String> cells) {

        /**
         * What a cell says.
         *
         * @param column name of the column
         * @return the text, null when there is none
         */
        public String text(String column) {
            String cell = cells.getOrDefault(column, "").strip();
            return cell.isEmpty() ? null : cell;
        }

        /**
         * A figure without the unit people write behind it, and without commas between thousands.
         *
         * @param column name of the column
         * @return the text, null when there is none
         */
        public String figure(String column) {
            String cell = text(column);
            if (cell == null) {
                return null;
            }
            String bare = UNIT.matcher(cell).replaceFirst("");
            return GROUPED.matcher(bare).matches() ? bare.replace(",", "") : bare;
        }
    }

    /**
     * Reads lines.
     *
     * @param pasted the text, may be null
     * @param headings words of a heading, and the column each means
     * @param columns columns of a line without heading, by the number of cells
     * @return what was found; a line with another number of cells fills the columns of the longest
     */
    public static PastedLines read(String pasted, Map<String, String> headings, List<List<String>> columns) {
        List<Line> lines = new ArrayList<>();
        List<String> named = null;
        int number = 0;
        for (String typed : (pasted == null ? "" : pasted).split("\\R", -1)) {
            number++;
            String plain = Normalizer.normalize(typed, Normalizer.Form.NFKC);
            if (plain.isBlank()) {
                continue;
            }
            List<String> cells = cells(plain);
            List<String> heading = lines.isEmpty() && named == null ? heading(cells, headings) : List.of();
            if (!heading.isEmpty()) {
                named = heading;
            } else {
                lines.add(new Line(number, byColumn(cells, named == null ? columns(cells, columns) : named)));
            }
        }
        return new PastedLines(List.copyOf(lines));
    }

    private static List<String> cells(String line) {
        Stream<String> cells = line.contains("\t")
                ? Arrays.stream(line.split("\t", -1))
                : COMMA.matcher(line).find()
                        ? Arrays.stream(COMMA.split(line, -1))
                        : Arrays.stream(BLANK.split(line.strip()));
        return cells.map(String::strip).toList();
    }

    /** A heading has words only, most of which are known. */
    private static List<String> heading(List<String> cells, Map<String, String> headings) {
        List<String> found = cells.stream()
                .map(cell -> headings.entrySet().stream()
                        .filter(word -> cell.contains(word.getKey()))
                        .max(Map.Entry.comparingByKey((one, other) -> Integer.compare(one.length(), other.length())))
                        .map(Map.Entry::getValue)
                        .orElse(""))
                .toList();
        boolean wordsOnly = cells.stream().noneMatch(cell -> cell.matches(".*\\d.*") && !cell.contains("m2"));
        return wordsOnly && found.stream().anyMatch(column -> !column.isEmpty()) ? found : List.of();
    }

    private static List<String> columns(List<String> cells, List<List<String>> columns) {
        return columns.stream()
                .filter(some -> some.size() == cells.size())
                .findFirst()
                .orElse(columns.get(0));
    }

    private static Map<String, String> byColumn(List<String> cells, List<String> columns) {
        Map<String, String> line = new HashMap<>();
        for (int column = 0; column < Math.min(cells.size(), columns.size()); column++) {
            line.putIfAbsent(columns.get(column), cells.get(column));
        }
        return line;
    }

    /**
     * Tells faults by line instead of by field.
     *
     * @param faults faults of a list named {@code units}
     * @return Chinese sentences
     */
    public List<String> told(List<Fault> faults) {
        return faults.stream().map(this::told).toList();
    }

    private String told(Fault fault) {
        String words = FIELD.matcher(fault.message()).replaceAll("") + "。";
        Matcher place = PLACE.matcher(fault.field());
        return place.lookingAt()
                ? "第 " + lines.get(Integer.parseInt(place.group(1))).number() + " 行：" + words
                : words;
    }
}
