package cn.tongxinqiao.mediation;

/** Where a mediation stands. The names are stored. */
public enum MediationStatus {
    /** Filed, nobody has judged it. */
    FILED("待审查"),
    /** Taken; the sides are asked for their consent. */
    ASKING("征求同意"),
    /** The sides talk. */
    MEDIATING("调解中"),
    /** They agree; the agreement is being written and signed. */
    AGREED("签订协议"),
    /** Signed and sealed; being performed. */
    IN_FORCE("履行中"),
    /** Performed. */
    SETTLED("已化解"),
    /** Without result. */
    FAILED("调解不成"),
    /** Not taken. */
    REFUSED("不予受理"),
    /** Taken back by who filed it. */
    WITHDRAWN("已撤回");

    private final String label;

    MediationStatus(String label) {
        this.label = label;
    }

    /** The name people read. */
    public String label() {
        return label;
    }

    /** Whether nothing can happen any more. */
    public boolean isOver() {
        return compareTo(SETTLED) >= 0;
    }

    /** Whether it may still be taken back; an agreement in force binds. */
    public boolean isWithdrawable() {
        return compareTo(IN_FORCE) < 0;
    }
}
