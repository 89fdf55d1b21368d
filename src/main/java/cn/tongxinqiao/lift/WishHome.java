package cn.tongxinqiao.lift;

import cn.tongxinqiao.estate.RegisteredHome;

/**
 * A home and what it thinks of the lift now.
 *
 * @param registered the home and its owner, masked
 * @param position what it said last, null while it has said nothing
 */
public record WishHome(RegisteredHome registered, LiftPosition position) {

    /** What it thinks, null while it has said nothing. */
    public Wish wish() {
        return position == null ? null : position.said().wish();
    }
}
