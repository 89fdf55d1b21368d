package cn.tongxinqiao.lift;

import cn.tongxinqiao.estate.OwnerContacts;
import cn.tongxinqiao.notification.Letter;
import cn.tongxinqiao.notification.LetterTemplate;
import cn.tongxinqiao.notification.Outbox;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Letters about lifts. Who has no mail address gets none. */
@Component
class LiftLetters {

    private static final DateTimeFormatter FROM = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");
    private static final DateTimeFormatter UNTIL =
            new DateTimeFormatterBuilder().appendPattern("HH:mm").toFormatter();

    private final Outbox outbox;
    private final OwnerContacts contacts;
    private final LiftHouses houses;
    private final LiftOwnerLinks links;
    private final MeetingCalendar calendar;
    private final Clock clock;

    LiftLetters(
            Outbox outbox,
            OwnerContacts contacts,
            LiftHouses houses,
            LiftOwnerLinks links,
            MeetingCalendar calendar,
            Clock clock) {
        this.outbox = outbox;
        this.contacts = contacts;
        this.houses = houses;
        this.links = links;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** Invites to a meeting, or tells of its change; how many letters were written. */
    int invite(LiftCase lift, LiftMeeting meeting, List<MeetingRows.Invited> invited) {
        Map<String, Object> values = values(lift, meeting);
        if (meeting.sequence() > 0) {
            values.put("changed", "时间、地点或议题有变，以这封信为准。");
        }
        return send(lift, meeting, invited, LetterTemplate.LIFT_MEETING, values);
    }

    /** Tells that a meeting is called off; how many letters were written. */
    int callOff(LiftCase lift, LiftMeeting meeting, List<MeetingRows.Invited> invited) {
        Map<String, Object> values = values(lift, meeting);
        values.put("reason", meeting.cancelReason());
        return send(lift, meeting, invited, LetterTemplate.LIFT_MEETING_CANCELLED, values);
    }

    private int send(
            LiftCase lift,
            LiftMeeting meeting,
            List<MeetingRows.Invited> invited,
            LetterTemplate template,
            Map<String, Object> values) {
        Set<String> written = new HashSet<>();
        for (MeetingRows.Invited guest : invited) {
            Optional<String> address =
                    guest.party() == null ? Optional.ofNullable(guest.mail()) : contacts.mailAddress(guest.party());
            // One person may own several homes, or come for the builder too: one letter is enough.
            if (address.isPresent() && written.add(address.get().toLowerCase(Locale.ROOT))) {
                MeetingCalendar.Entry entry = new MeetingCalendar.Entry(
                        meeting.id(),
                        meeting.sequence(),
                        values.get("house") + "加装电梯第" + meeting.ordinal() + "次协调会：" + meeting.topic(),
                        meeting.place(),
                        meeting.startsAt(),
                        meeting.endsAt(),
                        address.get(),
                        outbox.sender());
                Map<String, Object> own = new HashMap<>(values);
                if (guest.party() != null && template == LetterTemplate.LIFT_MEETING) {
                    own.put("link", links.of(lift.number(), guest.party()).path(""));
                }
                outbox.send(new Letter(
                        template.fileName() + ":" + guest.id() + ":" + meeting.sequence(),
                        template,
                        address.get(),
                        lift.number(),
                        own,
                        meeting.status() == LiftMeeting.Status.CANCELLED
                                ? calendar.cancellation(entry)
                                : calendar.invitation(entry)));
            }
        }
        return written.size();
    }

    private Map<String, Object> values(LiftCase lift, LiftMeeting meeting) {
        Map<String, Object> values = new HashMap<>();
        values.put("house", houses.name(lift));
        values.put("ordinal", meeting.ordinal());
        values.put("topic", meeting.topic());
        values.put("time", time(meeting.startsAt(), meeting.endsAt()));
        values.put("place", meeting.place());
        return values;
    }

    /** From when until when, in Chinese. */
    String time(Instant from, Instant until) {
        var begins = from.atZone(clock.getZone());
        var ends = until.atZone(clock.getZone());
        boolean sameDay = begins.toLocalDate().equals(ends.toLocalDate());
        return FROM.format(begins) + " 至 " + (sameDay ? UNTIL : FROM).format(ends);
    }

    /** Tells somebody at work that nothing has been heard for long. */
    void silent(LiftCase lift, String account, String address, long points, Instant now) {
        outbox.send(new Letter(
                "lift-silent:" + lift.number() + ":" + account + ":"
                        + now.atZone(clock.getZone()).toLocalDate(),
                LetterTemplate.LIFT_SILENT,
                address,
                lift.number(),
                Map.of(
                        "house",
                        houses.name(lift),
                        "since",
                        DAY.format(lift.heardAt().atZone(clock.getZone())),
                        "points",
                        points,
                        "link",
                        "/lift-cases/" + lift.number())));
    }
}
