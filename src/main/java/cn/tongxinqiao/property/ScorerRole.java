package cn.tongxinqiao.property;

/** Of which side somebody scores on site. */
public enum ScorerRole {
    /** The community. */
    COMMUNITY("社区"),
    /** The street. */
    STREET("镇街");

    private final String label;

    ScorerRole(String label) {
        this.label = label;
    }

    /** The name people read. */
    public String label() {
        return label;
    }
}
