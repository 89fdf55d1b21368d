package cn.tongxinqiao.lift;

/** What somebody is worried about; the first six are the kinds of the objection catalogue. The names are stored. */
public enum Concern {
    /** Less daylight. */
    LIGHT("采光"),
    /** Noise of the lift and of people. */
    NOISE("噪声"),
    /** Less air. */
    AIR("通风"),
    /** The home is worth less. */
    VALUE("房价"),
    /** Common ground, green and ways are built on. */
    GROUND("占地"),
    /** People can look in. */
    PRIVACY("隐私"),
    /** What it costs, and who pays. */
    MONEY("费用"),
    /** Anything else. */
    OTHER("其他");

    private final String label;

    Concern(String label) {
        this.label = label;
    }

    /** The name people read. */
    public String label() {
        return label;
    }
}
