package cn.tongxinqiao.publication;

/** Where an entry stands. */
public enum PublicationStatus {
    /** Waits for a publisher. */
    PROPOSED("待审核"),
    /** On the board. */
    PUBLISHED("已发布"),
    /** Never was on the board and will not be. */
    DECLINED("不公开"),
    /** Was on the board and is not any more. */
    WITHDRAWN("已撤下");

    private final String label;

    PublicationStatus(String label) {
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
