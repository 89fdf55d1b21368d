package cn.tongxinqiao.audit;

/** What can be wrong with an entry or its seal. */
public enum Flaw {
    /** A field of the entry is not what was sealed. */
    CHANGED("记录被改动"),
    /** The entry, or the seal of this position, is gone. */
    MISSING("记录缺失"),
    /** The entry was not written by the application. */
    INSERTED("记录是绕过程序写入的"),
    /** An entry or seal stands at another's place. */
    REORDERED("记录的次序被改动"),
    /** The seal itself was changed. */
    SEAL_CHANGED("封条被改动"),
    /** The newest end of the chain is gone or was replaced. */
    CUT_OFF("链尾的封条被切掉"),
    /** The entry was written longer ago than sealing takes. */
    UNSEALED("记录迟迟没有封存"),
    /** The note of an earlier purge was changed. */
    CHECKPOINT_CHANGED("清除点被改动");

    private final String label;

    Flaw(String label) {
        this.label = label;
    }

    /** The words people read. */
    public String label() {
        return label;
    }
}
