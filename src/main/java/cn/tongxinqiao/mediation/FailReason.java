package cn.tongxinqiao.mediation;

/** Why a mediation came to nothing, as the table of lawful ways asks. The names are stored. */
public enum FailReason {
    /** A side does not want to be mediated. */
    NO_CONSENT("有一方不同意调解"),
    /** The sides do not agree. */
    NO_AGREEMENT("双方达不成一致"),
    /** The clock ran out and was not extended. */
    OVERDUE("到期没有谈成，又没有延期"),
    /** Agreed, but not signed. */
    NOT_SIGNED("协议没有签成"),
    /** Signed, but not performed. */
    NOT_PERFORMED("协议没有履行");

    private final String label;

    FailReason(String label) {
        this.label = label;
    }

    /** The name people read. */
    public String label() {
        return label;
    }
}
