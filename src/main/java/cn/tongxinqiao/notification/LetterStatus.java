package cn.tongxinqiao.notification;

/** Where a letter stands. */
public enum LetterStatus {
    /** Waits for its time. */
    QUEUED("等待发送"),
    /** The mail server has taken it. */
    SENT("已发出"),
    /** Will not be tried again by itself; the reason is kept. */
    FAILED("发不出去");

    private final String label;

    LetterStatus(String label) {
        this.label = label;
    }

    /** What people call it, in Chinese. */
    public String label() {
        return label;
    }
}
