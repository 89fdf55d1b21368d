package cn.tongxinqiao.mediation;

/** What became of the joint application for judicial confirmation. The names are stored. */
public enum Confirmation {
    /** Both sides applied. */
    APPLIED("已共同申请"),
    /** They do not want to. */
    NOT_APPLIED("双方不申请"),
    /** The last day has passed. */
    LAPSED("期满没有申请");

    private final String label;

    Confirmation(String label) {
        this.label = label;
    }

    /** The name people read. */
    public String label() {
        return label;
    }
}
