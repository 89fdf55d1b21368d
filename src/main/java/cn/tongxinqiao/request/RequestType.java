package cn.tongxinqiao.request;

/** What the resident wants. */
public enum RequestType {
    /** Question. */
    CONSULT("咨询"),
    /** Ask for help. */
    HELP("求助"),
    /** Complaint. */
    COMPLAINT("投诉"),
    /** Report of somebody's wrong. */
    REPORT("举报"),
    /** Suggestion. */
    SUGGESTION("建议");

    private final String label;

    RequestType(String label) {
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
