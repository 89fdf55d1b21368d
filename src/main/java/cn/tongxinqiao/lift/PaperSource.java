package cn.tongxinqiao.lift;

/** Where a paper of the dossier comes from. The names are used in the table. */
public enum PaperSource {
    /** Somebody uploads it. */
    UPLOAD("上传"),
    /** What each home thinks, printed. */
    WISHES("系统打印：各户意愿"),
    /** Shares and compensation of the chosen scheme, printed. */
    SHARES("系统打印：分摊表"),
    /** Minutes of each meeting, printed. */
    MINUTES("系统打印：纪要"),
    /** Kept protocols of the votes. */
    VOTES("表决记录"),
    /** The settled agreement. */
    AGREEMENT("书面协议"),
    /** Photos of signed pages. */
    SIGNATURES("签字页照片"),
    /** The text of the notice, printed. */
    NOTICE("系统打印：公示文本"),
    /** Photos of the first day. */
    NOTICE_FIRST("公示首日照片"),
    /** Photos of the last day. */
    NOTICE_LAST("公示末日照片"),
    /** Objections and what came of them, printed, with their papers. */
    OBJECTIONS("系统打印：异议记录"),
    /** Photos of the works. */
    MILESTONES("施工节点照片");

    private final String label;

    PaperSource(String label) {
        this.label = label;
    }

    /** The name people read. */
    public String label() {
        return label;
    }
}
