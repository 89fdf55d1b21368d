package cn.tongxinqiao.request;

/** What a case spends its time on, as the time ledger (时间账) tells it. */
public enum Phase {
    /** The facts are confirmed and the rules asked. */
    TRIAGE("受理核实"),
    /** The requester was asked for detail at intake; the clocks stand still. */
    DETAIL("等诉求人补充"),
    /** A unit has it, nobody has taken it. */
    OFFERED("待接单"),
    /** Somebody handles it; a MAJOR case as long as its departments do. */
    HANDLING("办理"),
    /** A leader has to agree, to check or to decide on a wish. */
    REVIEW("负责人审核"),
    /** It was sent back and has to be sent out again. */
    REDISPATCH("重新派单"),
    /** The handler cannot go on without the requester; the clocks stand still. */
    WAITING("等诉求人（停表）"),
    /** Cannot be solved now; the clocks stand still until a day. */
    ON_BOOKS("挂账"),
    /** The result is there, the requester is asked. */
    RATING("评价"),
    /** Before the ledger was kept. */
    EARLIER("此前未分段");

    private final String label;

    Phase(String label) {
        this.label = label;
    }

    /**
     * Chinese name.
     *
     * @return label for people
     */
    public String label() {
        return label;
    }

    /**
     * Whether the clocks of the case stand still meanwhile.
     *
     * @return true when so
     */
    public boolean stopped() {
        return this == DETAIL || this == WAITING || this == ON_BOOKS;
    }
}
