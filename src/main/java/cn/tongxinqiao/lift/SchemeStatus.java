package cn.tongxinqiao.lift;

/** Whether a version of a scheme may still change. */
public enum SchemeStatus {
    /** May be changed. */
    DRAFT("草稿"),
    /** Stays as it is for ever; a change is a new version. */
    FROZEN("已定稿");

    private final String label;

    SchemeStatus(String label) {
        this.label = label;
    }

    /** The name people read. */
    public String label() {
        return label;
    }
}
