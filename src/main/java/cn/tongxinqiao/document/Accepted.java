package cn.tongxinqiao.document;

/** What an owner takes, and how many of them. */
public enum Accepted {
    /** Photos of residents. */
    PHOTOS,
    /** Photos of people at work, of whom more are expected. */
    WORK_PHOTOS,
    /** Photos of people at work, and their papers: PDF, Word and Excel without macros. */
    WORK_FILES,
    /** Papers that are bound together later: photos, and PDF that anybody can open. */
    SCANS
}
