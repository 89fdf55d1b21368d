package cn.tongxinqiao.estate;

/** How an owner came to a home. The names are stored. */
public enum Acquisition {
    /** As it was when first registered. */
    INITIAL("首次登记"),
    /** 买卖. */
    SALE("买卖"),
    /** 赠与. */
    GIFT("赠与"),
    /** 继承. */
    INHERITANCE("继承"),
    /** 法院判决、拍卖. */
    COURT("法院判决或拍卖"),
    /** The home came out of a larger one. */
    SPLIT("分户"),
    /** The home came out of several. */
    JOIN("并户"),
    /** The entry before was wrong. */
    CORRECTION("更正");

    private final String label;

    Acquisition(String label) {
        this.label = label;
    }

    /** The Chinese name. */
    public String label() {
        return label;
    }

    /** Whether one owner hands a home to another this way. */
    public boolean passesOn() {
        return this == SALE || this == GIFT || this == INHERITANCE || this == COURT;
    }
}
