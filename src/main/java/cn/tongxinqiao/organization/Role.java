package cn.tongxinqiao.organization;

/** What a person is in a unit. */
public enum Role {
    /** Staff of the unit: community worker, official, clerk. Sees and works on all tasks of the unit. */
    WORKER,
    /** Head of the unit: secretary, team leader. Everything a worker may, and decides for the unit. */
    LEADER,
    /** Volunteer or Party member of the corps. Sees only the tasks offered or given to him or her. */
    MEMBER
}
