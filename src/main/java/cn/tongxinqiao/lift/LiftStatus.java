package cn.tongxinqiao.lift;

import java.util.Set;

/** Where a lift case stands. The names are stored. */
public enum LiftStatus {
    /** Proposed; it is not yet known whether the house may have one. */
    PROPOSED("建档"),
    /** The homes are asked what they think. */
    SURVEY("意愿摸底"),
    /** The money is worked out. */
    SCHEME("方案和费用"),
    /** People meet about it. */
    TALKS("协商"),
    /** The owners vote. */
    VOTING("表决"),
    /** The agreement is being signed. */
    SIGNING("签订协议"),
    /** The notice hangs in the house. */
    NOTICE("公示"),
    /** The papers are with the street. */
    STAMP("镇街盖章"),
    /** The planning permit is asked for. */
    PERMIT("规划许可"),
    /** It is being built and handed over. */
    DELIVERY("施工和交付"),
    /** It runs. */
    IN_USE("投入使用"),
    /** The house may not have one. */
    NOT_ELIGIBLE("不符合条件"),
    /** Given up on the way. */
    STOPPED("已终止");

    private static final Set<LiftStatus> ENDS = Set.of(IN_USE, NOT_ELIGIBLE, STOPPED);

    private final String label;

    LiftStatus(String label) {
        this.label = label;
    }

    /** The name people read. */
    public String label() {
        return label;
    }

    /** Whether nothing more will happen. */
    public boolean isEnd() {
        return ENDS.contains(this);
    }
}
