package cn.tongxinqiao.vote;

/** What an owner says to a matter. Abstaining is taking part without agreeing; saying nothing is not taking part. */
public enum Choice {
    /** For it. */
    AGREE("同意"),
    /** Against it. */
    OPPOSE("反对"),
    /** Takes part and says neither. */
    ABSTAIN("弃权"),
    /** Does not take part. */
    ABSENT("未参与");

    private final String label;

    Choice(String label) {
        this.label = label;
    }

    /**
     * What people call it.
     *
     * @return a Chinese word
     */
    public String label() {
        return label;
    }

    /**
     * Whether the owner takes part in the vote.
     *
     * @return true for all but {@link #ABSENT}
     */
    public boolean participates() {
        return this != ABSENT;
    }
}
