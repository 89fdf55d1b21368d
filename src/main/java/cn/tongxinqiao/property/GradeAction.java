package cn.tongxinqiao.property;

/** What follows a grade; the rule stands in the table {@code property-action}. */
public enum GradeAction {
    /** Named in the red list. */
    RED_LIST("列入红榜"),
    /** Nothing. */
    NONE("无"),
    /** Advice. */
    ADVICE("提出改进建议"),
    /** Talk, order to rectify, yellow card. */
    RECTIFY("约谈并限期整改"),
    /** Red card, black list, the owners are asked whether to dismiss it. */
    PROPOSE_EXIT("建议退出");

    private final String label;

    GradeAction(String label) {
        this.label = label;
    }

    /** The name people read. */
    public String label() {
        return label;
    }
}
