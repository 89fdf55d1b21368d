package cn.tongxinqiao.request;

/** How fast; independent of the tier. */
public enum Urgency {
    /** 特急, life is in danger. */
    EMERGENCY("特急"),
    /** 紧急. */
    URGENT("紧急"),
    /** 一般. */
    NORMAL("一般");

    private final String label;

    Urgency(String label) {
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
}
