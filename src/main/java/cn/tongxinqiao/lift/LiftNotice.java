package cn.tongxinqiao.lift;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A public notice on the spot.
 *
 * @param id its id
 * @param lift number of the case
 * @param edition which one of the case, from 1
 * @param postedOn the day it was put up, which does not count
 * @param places where it hangs
 * @param days how long, by the table {@code lift-notice-period}
 * @param kind of which days
 * @param basis the rule, may be null
 * @param endsOn its last day
 * @param endsAt the first instant after it; an objection is in time before this one
 * @param conclusion what it led to; null while it is not concluded
 * @param note what was written to that, or null
 * @param concludedAt when, or null
 */
public record LiftNotice(
        UUID id,
        String lift,
        int edition,
        LocalDate postedOn,
        String places,
        int days,
        LiftLimits.DayKind kind,
        String basis,
        LocalDate endsOn,
        Instant endsAt,
        NoticeConclusion conclusion,
        String note,
        Instant concludedAt) {

    /**
     * Whether an objection handed in at a moment is in time: the last minute of the last day is, the next is not.
     *
     * @param moment when it was handed in
     * @param posted the beginning of the day the notice was put up
     * @return whether it is
     */
    public boolean takes(Instant moment, Instant posted) {
        return !moment.isBefore(posted) && moment.isBefore(endsAt);
    }
}
