package cn.tongxinqiao.lift;

import java.util.List;
import java.util.Objects;

/**
 * The papers of one stage.
 *
 * @param stage the stage
 * @param progress whether it is over, on, or still to come
 * @param items its papers in the order of the table
 */
public record DossierPart(DossierStage stage, Progress progress, List<DossierItem> items) {

    /** Where a stage stands. */
    public enum Progress {
        /** Over. */
        PAST("已过"),
        /** On. */
        NOW("正在办"),
        /** Still to come. */
        AHEAD("还没到");

        private final String label;

        Progress(String label) {
            this.label = label;
        }

        /** The name people read. */
        public String label() {
            return label;
        }
    }

    /** Keeps its own copy. */
    public DossierPart {
        items = List.copyOf(items);
    }

    /** How many papers need nothing more. */
    public long done() {
        return items.stream().filter(DossierItem::isDone).count();
    }

    /** What is missing, in Chinese words; empty when nothing is. */
    public List<String> lacking() {
        return items.stream().map(DossierItem::lacking).filter(Objects::nonNull).toList();
    }
}
