package cn.tongxinqiao.organization;

/** What a unit is; decides which groups its people get and whether cases can be held by it. */
public enum UnitKind {
    /** 区: the root of the reporting line; nobody works in it directly. */
    DISTRICT(false),
    /** 镇街. */
    TOWN(false),
    /** 村、社区: holds MINOR cases. */
    COMMUNITY(true),
    /** 专业支队: holds HARD cases. */
    TEAM(true),
    /** 区级大队: holds MAJOR cases. */
    BRIGADE(true),
    /** 镇街分队. */
    BRANCH(false),
    /** 部门: holds its answer to a MAJOR case. */
    DEPARTMENT(true),
    /** A desk that serves the whole district: intake, return visits, publication, supervision and the like. */
    DESK(false),
    /** 业委会或物管会. */
    COMMITTEE(false),
    /** 物业服务企业. */
    FIRM(false),
    /** Another system that enters requests by itself; its accounts are no staff. */
    PLATFORM(false);

    private final boolean holdsCases;

    UnitKind(boolean holdsCases) {
        this.holdsCases = holdsCases;
    }

    /** Whether cases are held by such a unit, so that it needs a tenant of its own in the engine. */
    public boolean holdsCases() {
        return holdsCases;
    }
}
