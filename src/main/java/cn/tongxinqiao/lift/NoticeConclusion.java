package cn.tongxinqiao.lift;

/** What a notice led to. The names are stored and are those of the process variable {@code notice}. */
public enum NoticeConclusion {
    /** The case goes on to the street. */
    PASSED("通过"),
    /** The scheme changes: back to the talks. */
    BACK("方案有变，回到协商"),
    /** To be put up again. */
    AGAIN("重新公示");

    private final String label;

    NoticeConclusion(String label) {
        this.label = label;
    }

    /** The name people read. */
    public String label() {
        return label;
    }
}
