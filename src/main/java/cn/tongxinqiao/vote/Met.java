package cn.tongxinqiao.vote;

/**
 * Whether a threshold is reached.
 *
 * @param heads by heads
 * @param area by area
 */
public record Met(boolean heads, boolean area) {

    /**
     * Whether it is reached at all; one alone is not enough.
     *
     * @return true when both are
     */
    public boolean both() {
        return heads && area;
    }
}
