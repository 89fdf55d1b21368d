package cn.tongxinqiao.request;

/** Why the clocks of a case stand still, or why its limit is lengthened. */
public enum StopKind {
    /** 等诉求人补充, asked at intake: the table itself asks, nobody approves. */
    DETAIL("等诉求人补充"),
    /** 等诉求人: the handler cannot go on without the requester. */
    WAITING("等诉求人"),
    /** 延期: the result limit is lengthened; no clock stands still. */
    EXTENSION("延期"),
    /** 挂账: policy or money cannot solve it now; it wakes on a day. */
    ON_BOOKS("挂账");

    private final String label;

    StopKind(String label) {
        this.label = label;
    }

    /**
     * What people call it.
     *
     * @return Chinese word
     */
    public String label() {
        return label;
    }
}
