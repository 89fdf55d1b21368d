package cn.tongxinqiao.vote;

/** How much a matter asks of the owners (Civil Code, Art. 278, second paragraph). */
public enum MatterKind {
    /** Items six to eight, such as rebuilding, a lift included. */
    IMPORTANT("重大事项"),
    /** All other items. */
    ORDINARY("一般事项");

    private final String label;

    MatterKind(String label) {
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
}
