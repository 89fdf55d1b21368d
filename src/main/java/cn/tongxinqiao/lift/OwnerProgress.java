package cn.tongxinqiao.lift;

import java.math.BigDecimal;
import java.util.List;

/**
 * A case as one owner of the house sees it: nothing about other owners.
 *
 * @param lift the case
 * @param place compound, house and community
 * @param steps the stages on the way, the present one marked
 * @param held how many meetings were held
 * @param next the meeting planned, or null
 * @param notice the newest notice, or null
 * @param scheme the scheme chosen, or null
 * @param homes the owner's homes
 * @param objections the owner's objections
 * @param agreement whether an agreement is being signed: {@code true}, is settled: {@code false}, or null for none
 * @param mayObject whether the notice takes objections now
 */
public record OwnerProgress(
        LiftCase lift,
        String place,
        List<Step> steps,
        int held,
        LiftMeeting next,
        LiftNotice notice,
        LiftScheme scheme,
        List<OwnHome> homes,
        List<LiftObjection> objections,
        Boolean agreement,
        boolean mayObject) {

    /** A stage; over, on or to come. */
    public record Step(String label, boolean over, boolean now) {}

    /**
     * A home of the owner.
     *
     * @param label its number on the door
     * @param share what it shares, yuan; null without a scheme
     * @param compensation what it is paid for what it loses, yuan; null without a scheme
     * @param net what it pays in the end, negative when it is paid; null without a scheme
     * @param joinsLater what is agreed for when it joins later, or null
     * @param position what it said last, or null
     */
    public record OwnHome(
            String label,
            BigDecimal share,
            BigDecimal compensation,
            BigDecimal net,
            String joinsLater,
            SaidPosition position) {}

    @Override
    public String toString() {
        return "OwnerProgress[" + lift.number() + "]";
    }
}
