package cn.tongxinqiao.property;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an upheld objection changes.
 *
 * @param part what kind of score
 * @param code code of the item, or of the veto that falls away; empty otherwise
 * @param score the score instead; null for a veto
 */
public record ScoreCorrection(Part part, String code, BigDecimal score) {

    /** What can be corrected. */
    public enum Part {
        /** An item on site. */
        ITEM("现场评分项目"),
        /** A veto item that falls away. */
        VETO("撤销一票否决"),
        /** The departments' score. */
        DEPARTMENTS("部门评分"),
        /** The owners' score. */
        OWNERS("业主测评得分");

        private final String label;

        Part(String label) {
            this.label = label;
        }

        /** The name people read. */
        public String label() {
            return label;
        }
    }

    /**
     * Items on site as corrected.
     *
     * @param corrections in the order they were decided
     * @return the last score by item
     */
    public static Map<String, BigDecimal> items(List<ScoreCorrection> corrections) {
        Map<String, BigDecimal> items = new HashMap<>();
        corrections.stream()
                .filter(correction -> correction.part() == Part.ITEM)
                .forEach(correction -> items.put(correction.code(), correction.score()));
        return items;
    }

    /** Codes of the veto items that have fallen away. */
    public static Set<String> vetoes(List<ScoreCorrection> corrections) {
        return corrections.stream()
                .filter(correction -> correction.part() == Part.VETO)
                .map(ScoreCorrection::code)
                .collect(Collectors.toSet());
    }
}
