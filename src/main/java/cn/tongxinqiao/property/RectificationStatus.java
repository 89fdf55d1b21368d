package cn.tongxinqiao.property;

/** Where a rectification stands. The names are stored. */
public enum RectificationStatus {
    /** Talk and order are to come. */
    ORDERING("待约谈下达"),
    /** The company has time. */
    RUNNING("整改中"),
    /** The time is over and others look. */
    RECHECK("待复评"),
    /** Done. */
    PASSED("整改合格"),
    /** Not done: red card. */
    FAILED("整改不合格"),
    /** The contract had ended. */
    MOOT("合同已终止");

    private final String label;

    RectificationStatus(String label) {
        this.label = label;
    }

    /** The name people read. */
    public String label() {
        return label;
    }

    /** Whether nothing follows. */
    public boolean isEnd() {
        return this == PASSED || this == FAILED || this == MOOT;
    }
}
