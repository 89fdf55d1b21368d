package cn.tongxinqiao.lift;

import java.time.Instant;
import java.util.List;

/**
 * A coordination meeting as it is planned. All owners of the house are invited; the guests are everybody else.
 *
 * @param startsAt when it begins
 * @param endsAt when it ends
 * @param place where
 * @param topic what about
 * @param guests who else is to come
 */
public record NewMeeting(Instant startsAt, Instant endsAt, String place, String topic, List<Guest> guests) {

    /**
     * Somebody who is invited beside the owners.
     *
     * @param role as what: lawyer, builder, street
     * @param name name, or null when only the office is known
     * @param mail mail address, or null when the invitation goes another way
     */
    public record Guest(String role, String name, String mail) {

        /** Keeps names out of logs. */
        @Override
        public String toString() {
            return "Guest[" + role + "]";
        }
    }
}
