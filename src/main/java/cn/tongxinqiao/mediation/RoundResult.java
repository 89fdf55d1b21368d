package cn.tongxinqiao.mediation;

/** What a round came to. The names are stored and are codes of the model. */
public enum RoundResult {
    /** They meet again. */
    AGAIN("再谈一次"),
    /** They agree. */
    AGREED("达成一致"),
    /** No agreement is to be had. */
    FAILED("谈不成");

    private final String label;

    RoundResult(String label) {
        this.label = label;
    }

    /** The name people read. */
    public String label() {
        return label;
    }
}
