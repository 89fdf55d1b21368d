package cn.tongxinqiao.vote;

/** How a ballot was given. The names are stored. */
public enum BallotChannel {
    /** On paper, of which a photo or scan is kept. */
    PAPER("纸质票"),
    /** Said to somebody who came to the door. */
    VISIT("上门"),
    /** By the owner, over the personal link. */
    ONLINE("网上");

    private final String label;

    BallotChannel(String label) {
        this.label = label;
    }

    /** The name people read. */
    public String label() {
        return label;
    }
}
