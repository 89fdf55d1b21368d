package cn.tongxinqiao.request;

/** How far a matter reaches. */
public enum Scope {
    /** One building. */
    BUILDING("一栋楼"),
    /** One residential compound. */
    COMPOUND("一个小区"),
    /** One community. */
    COMMUNITY("一个社区"),
    /** One town or street. */
    TOWN("一个镇街"),
    /** The whole district. */
    DISTRICT("全区");

    private final String label;

    Scope(String label) {
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
