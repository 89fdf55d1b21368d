package cn.tongxinqiao.lift;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.StandardTime;
import biweekly.component.VEvent;
import biweekly.component.VTimezone;
import biweekly.io.TimezoneAssignment;
import biweekly.property.Method;
import biweekly.property.Organizer;
import biweekly.property.Status;
import biweekly.util.DateTimeComponents;
import biweekly.util.UtcOffset;
import cn.tongxinqiao.notification.LetterAttachment;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.TimeZone;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Writes meetings as files for calendars (RFC 5545, RFC 5546). A meeting keeps its UID for ever; a change and a calling-off
 * carry a higher SEQUENCE, so that a calendar changes its entry instead of adding another.
 */
@Component
class MeetingCalendar {

    private static final String DOMAIN = "@lift.tongxinqiao";

    private final Clock clock;

    MeetingCalendar(Clock clock) {
        this.clock = clock;
    }

    /** An invitation, or its change. */
    LetterAttachment invitation(Entry entry) {
        return file(entry, Method.request(), Status.confirmed(), "REQUEST");
    }

    /** The calling-off. */
    LetterAttachment cancellation(Entry entry) {
        return file(entry, Method.cancel(), Status.cancelled(), "CANCEL");
    }

    /**
     * A meeting as calendars need it.
     *
     * @param summary its title there; nothing personal
     * @param attendee mail address of whom it is sent to
     * @param organizer mail address of who invites
     */
    record Entry(
            UUID id,
            int sequence,
            String summary,
            String place,
            Instant startsAt,
            Instant endsAt,
            String attendee,
            String organizer) {}

    private LetterAttachment file(Entry entry, Method method, Status status, String methodName) {
        ICalendar calendar = new ICalendar();
        calendar.setProductId("-//tongxinqiao//lift//ZH");
        calendar.setMethod(method);
        calendar.getTimezoneInfo().setDefaultTimezone(zone(entry.startsAt()));
        VEvent event = new VEvent();
        event.setUid(entry.id() + DOMAIN);
        event.setSequence(entry.sequence());
        event.setDateTimeStamp(Date.from(clock.instant()));
        event.setSummary(entry.summary());
        event.setLocation(entry.place());
        event.setDateStart(Date.from(entry.startsAt()));
        event.setDateEnd(Date.from(entry.endsAt()));
        event.setStatus(status);
        event.setOrganizer(new Organizer(null, entry.organizer()));
        event.addAttendee(entry.attendee());
        calendar.addEvent(event);
        return new LetterAttachment(
                "meeting.ics",
                "text/calendar; charset=UTF-8; method=" + methodName,
                Biweekly.write(calendar).go());
    }

    /** The zone of the house as it is at the meeting. It has had no summer time since 1991, so one rule says it all. */
    private TimezoneAssignment zone(Instant at) {
        int seconds = clock.getZone().getRules().getOffset(at).getTotalSeconds();
        UtcOffset offset = new UtcOffset(seconds * 1000L);
        StandardTime standard = new StandardTime();
        standard.setDateStart(new DateTimeComponents(1992, 1, 1, 0, 0, 0, false));
        standard.setTimezoneOffsetFrom(offset);
        standard.setTimezoneOffsetTo(offset);
        VTimezone described = new VTimezone(clock.getZone().getId());
        described.addStandardTime(standard);
        return new TimezoneAssignment(TimeZone.getTimeZone(clock.getZone()), described);
    }
}
