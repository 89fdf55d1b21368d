package cn.tongxinqiao.publication;

/** What is published. */
public enum PublicationKind {
    /** A closed request, masked. */
    REQUEST("诉求"),
    /** Something the publisher tells the public. */
    ANNOUNCEMENT("公告");

    private final String label;

    PublicationKind(String label) {
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
