package cn.tongxinqiao.lift;

import java.util.Optional;

/** The people's mediators, as far as objections need them. For the room itself. */
public interface ObjectionMediation {

    /**
     * Files an objection as a dispute; the same objection again gives the first number.
     *
     * @param lift the case
     * @param objection the objection
     * @param house the house in words
     * @param by account that files it
     * @return number of the mediation
     */
    String file(LiftCase lift, LiftObjection objection, String house, String by);

    /**
     * What a mediation came to.
     *
     * @param number its number
     * @return true when an agreement binds, false when there will be none; empty while it goes on
     */
    Optional<Boolean> settled(String number);
}
