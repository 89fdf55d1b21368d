package cn.tongxinqiao.lift;

/** How the households share what a lift costs; they agree on it among themselves. */
public enum CostMethod {
    /** By the coefficient of the floor times the area. */
    FLOOR_COEFFICIENT_AREA("楼层系数×面积"),
    /** The same for each. */
    EQUAL("平均分摊"),
    /** By the storeys climbed so far; as all storeys have the same number of steps, that number cancels out. */
    STEPS("按上楼层数（步数）"),
    /** By percentages agreed on. */
    PERCENT_TABLE("约定比例"),
    /** By amounts agreed on. */
    CUSTOM("约定金额");

    private final String label;

    CostMethod(String label) {
        this.label = label;
    }

    /**
     * What people call it.
     *
     * @return a Chinese phrase
     */
    public String label() {
        return label;
    }

    /**
     * Whether the floor of a home counts, and so the table {@code lift-cost-coefficient}.
     *
     * @return whether it does
     */
    public boolean goesByFloor() {
        return this == FLOOR_COEFFICIENT_AREA || this == STEPS;
    }
}
