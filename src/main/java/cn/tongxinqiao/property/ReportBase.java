package cn.tongxinqiao.property;

/** What a quarter is compared with. */
public enum ReportBase {
    /** The quarter before. */
    PREVIOUS("环比", "上一季度"),
    /** The same quarter of the year before. */
    YEAR_BEFORE("同比", "上年同一季度"),
    /** The first quarter of the same year. */
    YEAR_START("较年初", "本年第 1 季度");

    private final String label;
    private final String meaning;

    ReportBase(String label, String meaning) {
        this.label = label;
        this.meaning = meaning;
    }

    /** The name people read. */
    public String label() {
        return label;
    }

    /** Which quarter that is, in words. */
    public String meaning() {
        return meaning;
    }

    /**
     * The quarter a quarter is compared with.
     *
     * @param quarter the quarter
     * @return the other one; null where there is none: before 2000, and the first quarter is no base of itself
     */
    public Quarter of(Quarter quarter) {
        return switch (this) {
            case PREVIOUS -> quarter.equals(Quarter.FIRST) ? null : quarter.previous();
            case YEAR_BEFORE -> quarter.year() == Quarter.FIRST.year() ? null : quarter.yearBefore();
            case YEAR_START -> quarter.number() == 1 ? null : new Quarter(quarter.year(), 1);
        };
    }
}
