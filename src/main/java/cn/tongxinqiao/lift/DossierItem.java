package cn.tongxinqiao.lift;

import java.time.Instant;
import java.util.List;

/**
 * A paper of the dossier and what there is of it.
 *
 * @param paper what the table asks
 * @param files what is there
 * @param waiver why it is not needed; null unless that was said
 * @param waivedBy account that said so, or null
 * @param waivedAt when, or null
 * @param incomplete what is missing although something is there, in Chinese; null when nothing is
 */
public record DossierItem(
        DossierPaper paper,
        List<DossierFile> files,
        String waiver,
        String waivedBy,
        Instant waivedAt,
        String incomplete) {

    /** How it stands with a paper. */
    public enum State {
        /** It is there. */
        THERE("已有", "✓"),
        /** Not needed here. */
        NOT_NEEDED("不需要", "–"),
        /** Must be there and is not. */
        MISSING("缺", "✗"),
        /** By need: nobody has said whether it is needed. */
        UNDECIDED("待定", "?");

        private final String label;
        private final String sign;

        State(String label, String sign) {
            this.label = label;
            this.sign = sign;
        }

        /** The name people read. */
        public String label() {
            return label;
        }

        /** A sign beside it, so that colour is never alone. */
        public String sign() {
            return sign;
        }
    }

    /** Keeps its own copy. */
    public DossierItem {
        files = List.copyOf(files);
    }

    /** How it stands. What the system itself would have by need is not needed where there is none. */
    public State state() {
        if (incomplete == null && !files.isEmpty()) {
            return State.THERE;
        }
        if (paper.required() || incomplete != null) {
            return State.MISSING;
        }
        return waiver != null || paper.source() != PaperSource.UPLOAD ? State.NOT_NEEDED : State.UNDECIDED;
    }

    /** Whether nothing more is to be done about it. */
    public boolean isDone() {
        return state() == State.THERE || state() == State.NOT_NEEDED;
    }

    /** What is to be done, in a few words; null when nothing is. */
    public String lacking() {
        return switch (state()) {
            case THERE, NOT_NEEDED -> null;
            case MISSING -> incomplete == null ? paper.label() : incomplete;
            case UNDECIDED -> paper.label() + "（" + (paper.when() == null ? "按需" : paper.when()) + "；不需要的请写明理由）";
        };
    }

    @Override
    public String toString() {
        return "DossierItem[" + paper.code() + ", " + state() + "]";
    }
}
