package cn.tongxinqiao.property;

/** Where an assessment stands. */
public enum AssessmentStatus {
    /** Report, scores, departments and survey come in. */
    COLLECTING("收集评分", false),
    /** Reckoned, to be published in the compound. */
    DRAFT("待公示", false),
    /** Published as a draft; objections are taken. */
    NOTICE("公示中", false),
    /** The window is over and objections are looked at. */
    REVIEW("异议复核", false),
    /** Published for good. */
    FINAL("已公布", true),
    /** Ended without a grade. */
    NOT_GRADED("不评级", true);

    private final String label;
    private final boolean end;

    AssessmentStatus(String label, boolean end) {
        this.label = label;
        this.end = end;
    }

    /** The name people read. */
    public String label() {
        return label;
    }

    /** Whether nothing follows. */
    public boolean isEnd() {
        return end;
    }
}
