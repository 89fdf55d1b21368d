package cn.tongxinqiao.property;

/** Where an exit stands. The names are stored. */
public enum ExitStatus {
    /** Proposed; the owners are to vote. */
    PROPOSED("待业主表决"),
    /** The vote runs. */
    VOTING("表决中"),
    /** Dismissed, or leaving by itself; the written notice is to come. */
    LEAVING("待书面通知"),
    /** The days of the notice run. */
    NOTICE("通知期内"),
    /** The joint group hands over. */
    HANDOVER("联合交接"),
    /** Handed over; who comes next is open. */
    SUCCESSOR("待新企业进场"),
    /** Interim service. */
    INTERIM("应急物业服务中"),
    /** A new company serves. */
    CLOSED("退出办结"),
    /** The owners keep the company. */
    STAYS("业主留用"),
    /** The owners did not vote. */
    NO_VOTE("没有表决"),
    /** The proposal was taken back. */
    WITHDRAWN("建议撤回"),
    /** The contract ended by other means. */
    ELSEWHERE("合同已另行终止");

    private final String label;

    ExitStatus(String label) {
        this.label = label;
    }

    /** The name people read. */
    public String label() {
        return label;
    }

    /** Whether nothing follows. */
    public boolean isEnd() {
        return compareTo(CLOSED) >= 0;
    }
}
