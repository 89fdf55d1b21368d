package cn.tongxinqiao.property;

import java.util.List;

/**
 * A paper printed from an assessment or the report: facts, then sections of lines and a table.
 *
 * @param title its title
 * @param number number of the assessment, or the quarter
 * @param note what stands at the foot of each page
 * @param wide whether its sheets lie across
 * @param facts what it is about
 * @param sections what it says
 */
record PropertyPaper(String title, String number, String note, boolean wide, List<Fact> facts, List<Section> sections) {

    static final String TEMPLATE = "property-record";

    /** A fact and its name. */
    record Fact(String name, String text) {}

    /**
     * A section.
     *
     * @param title its title
     * @param lines paragraphs
     * @param head names of the columns; empty without a table
     * @param rows cells, as many as columns
     */
    record Section(String title, List<String> lines, List<String> head, List<List<String>> rows) {

        static Section ofLines(String title, List<String> lines) {
            return new Section(title, lines, List.of(), List.of());
        }

        /** Says so where there is no row. */
        static Section table(String title, List<String> head, List<List<String>> rows) {
            return new Section(
                    title, rows.isEmpty() ? List.of("没有。") : List.of(), rows.isEmpty() ? List.of() : head, rows);
        }
    }
}
