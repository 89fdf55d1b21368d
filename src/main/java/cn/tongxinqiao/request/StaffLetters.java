package cn.tongxinqiao.request;

import cn.tongxinqiao.notification.Letter;
import cn.tongxinqiao.notification.LetterTemplate;
import cn.tongxinqiao.notification.Outbox;
import cn.tongxinqiao.organization.Candidate;
import cn.tongxinqiao.organization.Members;
import cn.tongxinqiao.organization.Organization;
import cn.tongxinqiao.organization.Role;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Letters to people at work: something has been put on their desk. They name no resident and no text. */
@Service
public class StaffLetters {

    private static final DateTimeFormatter DUE = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm", Locale.CHINA);

    private static final String TASKLIST = "/camunda/app/tasklist/default/";

    private final Outbox outbox;
    private final ServiceRequests requests;
    private final Members members;
    private final Organization organization;
    private final JdbcClient jdbc;
    private final Clock clock;

    StaffLetters(
            Outbox outbox,
            ServiceRequests requests,
            Members members,
            Organization organization,
            JdbcClient jdbc,
            Clock clock) {
        this.outbox = outbox;
        this.requests = requests;
        this.members = members;
        this.organization = organization;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * An order was given to somebody who did not take it himself.
     *
     * @param number case number
     * @param person who holds it now
     * @param task path of the task in Tasklist
     */
    @Transactional
    public void assigned(String number, String person, String task) {
        ServiceRequest request = requests.get(number);
        Map<String, Object> values = new HashMap<>();
        values.put("category", request.category == null ? request.type.label() : request.category.label());
        values.put("place", organization.unit(request.community).name());
        if (request.dueAt != null) {
            values.put("due", due(request));
        }
        values.put("link", task);
        send(
                "assigned:" + number + ":" + request.version,
                LetterTemplate.STAFF_ASSIGNED,
                number,
                List.of(person),
                values);
    }

    /**
     * A case that came up from below waits for the leaders of a unit, or for its staff where it has no leader. A case that
     * did not come up is passed over in silence.
     *
     * @param number case number
     * @param unit unit that leads now
     * @param task path of the task in Tasklist
     */
    @Transactional
    public void escalated(String number, String unit, String task) {
        jdbc.sql("select id, from_tier, to_tier, explanation from request_escalation where number = ?"
                        + " order by id desc limit 1")
                .param(number)
                .query((row, index) -> new Step(
                        row.getLong("id"),
                        Tier.valueOf(row.getString("from_tier")),
                        Tier.valueOf(row.getString("to_tier")),
                        row.getString("explanation")))
                .optional()
                .filter(step -> step.from() != step.to())
                .ifPresent(step -> send(
                        "escalated:" + step.id(),
                        LetterTemplate.STAFF_ESCALATED,
                        number,
                        receivers(unit),
                        Map.of(
                                "fromTier", step.from().label(),
                                "toTier", step.to().label(),
                                "reason", step.explanation(),
                                "link", task)));
    }

    /**
     * A clock has reached a mark, or a standstill is to be looked at.
     *
     * @param reminder what is told
     * @param unit unit that holds the case
     * @param holder who holds it, null where the unit as a whole does
     * @param toHolder whether the holder is told
     * @param toLeader whether the unit's leaders are told
     * @param superior unit whose leaders are told as well, null for none
     */
    void reminded(Reminder reminder, String unit, String holder, boolean toHolder, boolean toLeader, String superior) {
        LinkedHashSet<String> people = new LinkedHashSet<>();
        if (toHolder) {
            people.addAll(holder == null ? receivers(unit) : List.of(holder));
        }
        if (toLeader) {
            people.addAll(receivers(unit));
        }
        if (superior != null) {
            people.addAll(receivers(superior));
        }
        Map<String, Object> values = Map.of(
                "clock", reminder.clock(), "happened", reminder.happened(), "end", reminder.end(), "link", TASKLIST);
        members.mailAddresses(people)
                .forEach((person, address) -> outbox.send(
                        new Letter(
                                "reminder:" + reminder.number() + ":" + reminder.key() + ":" + person,
                                LetterTemplate.STAFF_REMINDER,
                                address,
                                reminder.number(),
                                values),
                        reminder.notBefore()));
    }

    /**
     * What is told of a clock.
     *
     * @param number case number
     * @param clock name of the clock
     * @param happened one sentence
     * @param end when the clock ends
     * @param key what makes the letter one
     * @param notBefore when it may go out
     */
    record Reminder(String number, String clock, String happened, Instant end, String key, Instant notBefore) {}

    private String due(ServiceRequest request) {
        return DUE.format(request.dueAt.atZone(clock.getZone())) + (request.dueProvisional ? "（暂定）" : "");
    }

    private List<String> receivers(String unit) {
        List<Candidate> onDuty = members.candidatesOf(unit).stream()
                .filter(Candidate::staffOnDuty)
                .toList();
        List<String> leaders = onDuty.stream()
                .filter(person -> person.role() == Role.LEADER)
                .map(Candidate::id)
                .toList();
        return leaders.isEmpty() ? onDuty.stream().map(Candidate::id).toList() : leaders;
    }

    private void send(
            String key, LetterTemplate template, String number, List<String> people, Map<String, Object> values) {
        members.mailAddresses(people)
                .forEach((person, address) ->
                        outbox.send(new Letter(key + ":" + person, template, address, number, values)));
    }

    private record Step(long id, Tier from, Tier to, String explanation) {}
}
