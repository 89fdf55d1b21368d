package cn.tongxinqiao.lift;

/** What an objection is about. The names are stored. */
public enum ObjectionKind {
    /** Daylight. */
    LIGHT("采光"),
    /** Noise. */
    NOISE("噪声"),
    /** Ventilation. */
    AIR("通风"),
    /** Value of the home. */
    VALUE("房屋价值"),
    /** Use of ground or shared parts. */
    GROUND("占地和公共部位"),
    /** Being looked at. */
    PRIVACY("隐私"),
    /** Anything else. */
    OTHER("其他");

    private final String label;

    ObjectionKind(String label) {
        this.label = label;
    }

    /** The name people read. */
    public String label() {
        return label;
    }
}
