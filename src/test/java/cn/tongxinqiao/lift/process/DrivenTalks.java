package cn.tongxinqiao.lift.process;

import static cn.tongxinqiao.lift.process.DrivenLift.CLERK;

import cn.tongxinqiao.lift.LiftMeeting;
import cn.tongxinqiao.lift.LiftMeetings;
import cn.tongxinqiao.lift.LiftWishes;
import cn.tongxinqiao.lift.NewMeeting;
import cn.tongxinqiao.lift.SaidPosition;
import cn.tongxinqiao.lift.Wish;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Holds the meetings of a case. A meeting is moved back by its row instead of waiting a week for it. */
@Component
class DrivenTalks {

    private final DrivenLift lift;
    private final LiftMeetings meetings;
    private final LiftWishes wishes;
    private final Clock clock;

    DrivenTalks(DrivenLift lift, LiftMeetings meetings, LiftWishes wishes, Clock clock) {
        this.lift = lift;
        this.meetings = meetings;
        this.wishes = wishes;
        this.clock = clock;
    }

    /** Invites, meets and takes the minutes; the form that ends the meeting is left to the test. */
    LiftMeeting held(String number, String agenda) {
        Instant at = clock.instant().plus(Duration.ofDays(7));
        LiftMeeting meeting = meetings.plan(
                number,
                new NewMeeting(
                        at,
                        at.plus(Duration.ofHours(2)),
                        "金邻议事厅",
                        agenda,
                        List.of(new NewMeeting.Guest("设计单位", "李工程", "design@example.com"))),
                CLERK,
                DrivenLift.key());
        lift.submit(number, "userTask_plan", Map.of());
        lift.jdbc
                .sql(
                        "update lift_meeting set starts_at = now() - interval '2 hours', ends_at = now() - interval '1 hour'"
                                + " where id = ?")
                .param(meeting.id())
                .update();
        meetings.hold(number, meeting.id(), List.of(meeting.guests().get(0).id()), agenda + "：谈过了。", null, CLERK);
        return meeting;
    }

    void meet(String number, String agenda, String next, String facts) {
        held(number, agenda);
        Map<String, Object> form = new HashMap<>(Map.of("next", next));
        if (facts != null) {
            form.put("facts", facts);
        }
        lift.submit(number, "userTask_meet", form);
    }

    void say(String number, UUID meeting, Wish wish, String... homes) {
        wishes.record(
                number,
                meeting,
                List.of(homes).stream()
                        .map(home -> new SaidPosition(lift.home(home).home().id(), wish, null, null, null))
                        .toList(),
                CLERK,
                DrivenLift.key());
    }
}
