package cn.tongxinqiao.lift;

/** Where an objection stands. The names are stored. */
public enum ObjectionStatus {
    /** To be talked over. */
    OPEN("待商量"),
    /** Before the people's mediators. */
    MEDIATION("人民调解中"),
    /** Agreed upon. */
    SETTLED("已谈拢"),
    /** The scheme is to be changed. */
    CHANGED("改方案"),
    /** Answered, but not agreed upon. */
    UNRESOLVED("没有谈拢，已书面答复"),
    /** Taken back by whoever raised it. */
    TAKEN_BACK("本人撤回");

    private final String label;

    ObjectionStatus(String label) {
        this.label = label;
    }

    /** The name people read. */
    public String label() {
        return label;
    }
}
