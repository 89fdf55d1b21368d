package cn.tongxinqiao.property;

/** What an assessment comes to; the limits stand in the table {@code property-grade}. */
public enum Grade {
    /** The best. */
    EXCELLENT("优秀"),
    /** Good. */
    GOOD("良好"),
    /** Enough. */
    PASS("合格"),
    /** Not enough, or a veto item. */
    FAIL("不合格");

    private final String label;

    Grade(String label) {
        this.label = label;
    }

    /** The name people read. */
    public String label() {
        return label;
    }
}
