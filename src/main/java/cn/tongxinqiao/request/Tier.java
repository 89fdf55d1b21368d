package cn.tongxinqiao.request;

/** Who leads: community, specialist team, or district brigade. */
public enum Tier {
    /** 小事, the community. */
    MINOR("小事"),
    /** 难事, a specialist team. */
    HARD("难事"),
    /** 要事, the district brigade. */
    MAJOR("要事");

    private final String label;

    Tier(String label) {
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

    Tier next() {
        return this == MINOR ? HARD : MAJOR;
    }
}
