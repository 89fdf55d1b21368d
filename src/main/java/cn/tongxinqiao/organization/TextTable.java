package cn.tongxinqiao.organization;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.core.io.Resource;

/** A table in a text file: a line of column names, then lines of values, separated by commas, without quotes. */
public final class TextTable {

    private TextTable() {}

    /**
     * Reads a table that must be there.
     *
     * @param file the table
     * @param name where it is, for messages
     * @return its rows, as {@link #parse}
     * @throws UncheckedIOException when it cannot be read
     */
    public static List<Row> read(Resource file, String name) {
        try {
            return parse(name, file.getContentAsString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a table; empty lines and lines starting with {@code #} are skipped.
     *
     * @param name where the text comes from, for messages
     * @param text the table
     * @return its rows
     */
    public static List<Row> parse(String name, String text) {
        List<Row> rows = new ArrayList<>();
        List<String> columns = null;
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            List<String> values =
                    Arrays.stream(line.split(",", -1)).map(String::strip).toList();
            if (columns == null) {
                columns = values;
            } else if (values.size() != columns.size()) {
                throw new IllegalArgumentException(
                        name + " 第 " + number + " 行有 " + values.size() + " 列，应有 " + columns.size() + " 列。");
            } else {
                rows.add(new Row(name + " 第 " + number + " 行", columns, values));
            }
        }
        return rows;
    }

    /**
     * One line of a table.
     *
     * @param place where it stands, for messages
     * @param columns names of the columns
     * @param values what stands in them, without spaces around
     */
    public record Row(String place, List<String> columns, List<String> values) {

        /**
         * A value that must be there.
         *
         * @param column name of its column
         * @return the value
         * @throws IllegalArgumentException when it is empty or there is no such column
         */
        public String text(String column) {
            String value = textOrNull(column);
            if (value == null) {
                throw new IllegalArgumentException(place + " 缺少“" + column + "”。");
            }
            return value;
        }

        /** A value, null where it is empty or there is no such column. */
        public String textOrNull(String column) {
            int index = columns.indexOf(column);
            return index < 0 || values.get(index).isEmpty() ? null : values.get(index);
        }

        /** Whether the value is {@code yes}. */
        public boolean flag(String column) {
            return "yes".equals(textOrNull(column));
        }

        /** Words parted by spaces, empty where there are none. */
        public List<String> words(String column) {
            String value = textOrNull(column);
            return value == null ? List.of() : List.of(value.split(" +"));
        }
    }
}
