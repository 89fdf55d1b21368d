package cn.tongxinqiao.mediation;

/** Which side of a dispute somebody is on. The names are stored. */
public enum SideRole {
    /** Asked for the mediation. */
    APPLICANT("申请人"),
    /** The other side. */
    RESPONDENT("对方");

    private final String label;

    SideRole(String label) {
        this.label = label;
    }

    /** The name people read. */
    public String label() {
        return label;
    }
}
