package cn.tongxinqiao.estate;

import java.util.List;

/**
 * What a row of a file would bring.
 *
 * @param row its number in the sheet, the head being 1
 * @param place building, entrance and number as far as they could be read
 * @param outcome what would happen to it
 * @param words what would change, or why it is refused, in Chinese; names masked
 */
public record ImportRow(int row, String place, Outcome outcome, List<String> words) {

    /** Keeps its own copy of the words. */
    public ImportRow {
        words = List.copyOf(words);
    }

    /** What happens to a row. */
    public enum Outcome {
        /** A home the register does not have. */
        ADDED("新增"),
        /** A home the register has otherwise. */
        CHANGED("修改"),
        /** A home the register has just so. */
        KEPT("不变"),
        /** Wrong. */
        REFUSED("拒绝");

        private final String label;

        Outcome(String label) {
            this.label = label;
        }

        /** The Chinese name. */
        public String label() {
            return label;
        }
    }
}
