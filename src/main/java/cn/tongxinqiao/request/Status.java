package cn.tongxinqiao.request;

import java.util.Set;

/** Where a request stands, as its requester sees it. Each end state is its own: closed is not fixed. */
public enum Status {
    /** Taken in, not judged yet. */
    RECEIVED("已接收"),
    /** The resident was asked for more. */
    RETURNED_FOR_DETAIL("待补充"),
    /** Tier, limit and unit are set. */
    TRIAGED("已定级"),
    /** Offered to those who may take it. */
    DISPATCHED("已派单"),
    /** Somebody holds it. */
    HANDLING("办理中"),
    /** Handled; the requester is asked. */
    AWAITING_RATING("待评价"),
    /** The requester was not content; handled again. */
    REHANDLING("重办中"),
    /** Cannot be solved now; kept with a plan. */
    ON_BOOKS("挂账"),
    /** Ended after handling. */
    CLOSED("已办结"),
    /** Not for this channel. */
    REJECTED("不予受理"),
    /** Handed to the emergency services. */
    TRANSFERRED("已转应急"),
    /** Goes on as part of another case. */
    MERGED("已并单"),
    /** Taken back by the requester. */
    WITHDRAWN("已撤回");

    private static final Set<Status> ENDS = Set.of(CLOSED, REJECTED, TRANSFERRED, MERGED, WITHDRAWN);

    private final String label;

    Status(String label) {
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
     * Whether nothing more will happen.
     *
     * @return true for an end state
     */
    public boolean isEnd() {
        return ENDS.contains(this);
    }
}
