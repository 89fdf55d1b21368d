package cn.tongxinqiao.vote;

/** Where a vote stands. The names are stored. */
public enum VoteStatus {
    /** Being written; everything can still change. */
    DRAFT("草稿"),
    /** Ballots are given; question, scope and register are fixed. */
    OPEN("进行中"),
    /** Counted for good. */
    CLOSED("已结束"),
    /** Called off before it was counted. */
    CANCELLED("已取消");

    private final String label;

    VoteStatus(String label) {
        this.label = label;
    }

    /** The name people read. */
    public String label() {
        return label;
    }
}
