package cn.tongxinqiao.lift;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A coordination meeting.
 *
 * @param id its id
 * @param lift number of the case
 * @param ordinal running figure in the case, from 1
 * @param startsAt when it begins
 * @param endsAt when it ends
 * @param place where
 * @param topic what about
 * @param status planned, held or called off
 * @param sequence how often the invitation was changed
 * @param minutes what was said, null before
 * @param minutesBy account that wrote it, or null
 * @param nextStep what was agreed to do next, null before
 * @param nextOn day of the next meeting as agreed, or null
 * @param cancelReason why it was called off, or null
 * @param guests who was invited; owners first
 */
public record LiftMeeting(
        UUID id,
        String lift,
        int ordinal,
        Instant startsAt,
        Instant endsAt,
        String place,
        String topic,
        Status status,
        int sequence,
        String minutes,
        String minutesBy,
        Step nextStep,
        LocalDate nextOn,
        String cancelReason,
        List<Guest> guests) {

    /** Where it stands. The names are stored. */
    public enum Status {
        /** Invited. */
        PLANNED("已约"),
        /** It took place; there are minutes. */
        HELD("已开"),
        /** It did not take place. */
        CANCELLED("已取消");

        private final String label;

        Status(String label) {
            this.label = label;
        }

        /** The name people read. */
        public String label() {
            return label;
        }
    }

    /** What comes after a meeting. The names are stored, and the process goes by them. */
    public enum Step {
        /** Another meeting. */
        MEET("再开会"),
        /** The owners vote. */
        VOTE("表决"),
        /** People's mediation. */
        MEDIATE("转调解"),
        /** Give up. */
        STOP("停办");

        private final String label;

        Step(String label) {
            this.label = label;
        }

        /** The name people read. */
        public String label() {
            return label;
        }
    }

    /**
     * Somebody who was invited.
     *
     * @param id id in the list
     * @param party the owner, null for anybody else
     * @param role an owner's number in the compound, or as what somebody else comes
     * @param name masked; null for owners, whose names are in the register
     * @param hasMail whether the invitation went by mail, for others than owners
     * @param attended whether they came, null until noted
     */
    public record Guest(UUID id, UUID party, String role, String name, boolean hasMail, Boolean attended) {}

    /** How many came. */
    public long attendance() {
        return guests.stream()
                .filter(guest -> Boolean.TRUE.equals(guest.attended()))
                .count();
    }
}
