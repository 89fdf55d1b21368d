package cn.tongxinqiao.mediation;

/** What a visit about performance found. The names are stored and are codes of the model. */
public enum VisitResult {
    /** All is done. */
    PERFORMED("履行完了"),
    /** Being done; somebody comes again. */
    AGAIN("还在履行"),
    /** Not done. */
    BROKEN("没有履行");

    private final String label;

    VisitResult(String label) {
        this.label = label;
    }

    /** The name people read. */
    public String label() {
        return label;
    }
}
