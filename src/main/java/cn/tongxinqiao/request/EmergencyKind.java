package cn.tongxinqiao.request;

/** Whether a matter belongs to the emergency services. */
public enum EmergencyKind {
    /** No emergency. */
    NONE,
    /** Fight, fire, patient, gas leak: theirs alone. */
    POLICE_FIRE_MEDICAL,
    /** Flood, supplies, shelter: the corps helps too. */
    DISASTER_RELIEF
}
