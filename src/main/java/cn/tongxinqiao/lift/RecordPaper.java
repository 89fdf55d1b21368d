package cn.tongxinqiao.lift;

import java.util.ArrayList;
import java.util.List;

/**
 * A paper printed from a case: facts, then sections of lines and a table.
 *
 * @param title its title
 * @param number number of the case
 * @param note what stands at the foot of each page
 * @param facts what it is about
 * @param sections what it says
 */
record RecordPaper(String title, String number, String note, List<Fact> facts, List<Section> sections) {

    static final String TEMPLATE = "lift-record";
    static final String MASKED = "业主姓名已遮蔽";

    /** A fact and its name. */
    record Fact(String name, String text) {}

    /**
     * A section.
     *
     * @param title its title, or null
     * @param lines paragraphs
     * @param head names of the columns; empty without a table
     * @param rows cells, as many as columns
     */
    record Section(String title, List<String> lines, List<String> head, List<List<String>> rows) {

        static Section ofLines(String title, List<String> lines) {
            return new Section(title, lines, List.of(), List.of());
        }

        static Section table(String title, List<String> head, List<List<String>> rows) {
            return new Section(
                    title, rows.isEmpty() ? List.of("没有。") : List.of(), rows.isEmpty() ? List.of() : head, rows);
        }
    }

    /** Paragraphs as somebody typed them. */
    static List<String> paragraphs(String text) {
        return text == null ? List.of() : new ArrayList<>(text.lines().toList());
    }
}
