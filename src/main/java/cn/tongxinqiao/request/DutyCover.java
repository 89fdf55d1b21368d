package cn.tongxinqiao.request;

import cn.tongxinqiao.organization.DutyChanged;
import cn.tongxinqiao.organization.DutyRoster;
import cn.tongxinqiao.organization.Members;
import cn.tongxinqiao.organization.Receivers;
import cn.tongxinqiao.organization.ReceivingDesk;
import cn.tongxinqiao.organization.Unit;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Sees to it that whatever is to be done on a case can be done by somebody on duty, and says so where it had to step in. */
@Service
public class DutyCover {

    private final ServiceRequests requests;
    private final Timeline timeline;
    private final RequestWorkflow workflow;
    private final ReceivingDesk desk;
    private final DutyRoster roster;
    private final Members members;
    private final ApplicationEventPublisher events;

    DutyCover(
            ServiceRequests requests,
            Timeline timeline,
            RequestWorkflow workflow,
            ReceivingDesk desk,
            DutyRoster roster,
            Members members,
            ApplicationEventPublisher events) {
        this.requests = requests;
        this.timeline = timeline;
        this.workflow = workflow;
        this.desk = desk;
        this.roster = roster;
        this.members = members;
        this.events = events;
    }

    /**
     * Keeps everybody else from looking after the tasks of a case until the transaction ends.
     *
     * @param number case number; of something that is no case nothing is kept
     */
    @Transactional
    public void hold(String number) {
        if (isCase(number)) {
            requests.lock(number);
        }
    }

    /**
     * Whom a task nobody holds must be offered to besides, because nobody it is offered to is on duty. Where another desk
     * stands in, an incident and a note on the case say why, once.
     *
     * @param number case number; null or unknown for a task of no case
     * @param groups groups it is offered to
     * @param people accounts it is offered to by name
     * @return who is to be added, nobody where somebody on duty is asked already
     */
    @Transactional
    public Addition cover(String number, Collection<String> groups, Collection<String> people) {
        return desk.missing(groups, people)
                .map(receivers -> {
                    standIn(number, receivers);
                    // A stand-in's own group may look at another unit's cases but not act in them.
                    return receivers.people().isEmpty()
                            ? new Addition(without(receivers.groups(), groups), List.of())
                            : new Addition(List.of(), without(receivers.people(), people));
                })
                .orElse(Addition.NOBODY);
    }

    /** Says on the case, once, that another desk stands in and why. */
    void standIn(String number, Receivers receivers) {
        if (receivers.standIn() && isCase(number) && !timeline.says(number, "STAND_IN", receivers.reason())) {
            workflow.incident(number, receivers.reason());
            timeline.note(number, "STAND_IN", receivers.reason(), null);
        }
    }

    /**
     * Refuses a person on leave who wants to take something.
     *
     * @param person account
     * @throws ClaimNotAllowed when the person is on leave today
     */
    public void requirePresent(String person) {
        roster.awayUntil(person).ifPresent(day -> {
            throw ClaimNotAllowed.onLeave(members.displayName(person), day);
        });
    }

    /**
     * Has a task looked after soon that was given to somebody who is not on duty.
     *
     * @param person account of the holder
     */
    @Transactional
    public void given(String person) {
        if (roster.offDuty(person).isPresent()) {
            events.publishEvent(new DutyChanged(person));
        }
    }

    /**
     * What is to become of a task whose holder may be away.
     *
     * @param holder account
     * @param groups groups the task is offered to
     * @param unit code of the unit the case is with, null for none
     * @param volunteers whether a volunteer may take it over
     * @return empty when the holder keeps it
     */
    @Transactional(readOnly = true)
    public Optional<Passing> passing(String holder, Collection<String> groups, String unit, boolean volunteers) {
        Set<String> units = new LinkedHashSet<>();
        roster.unitsOf(groups).stream().map(Unit::code).forEach(units::add);
        if (unit != null) {
            units.add(unit);
        }
        return roster.mustGiveBack(holder, units)
                .map(reason -> new Passing(
                        reason,
                        reason == DutyRoster.Reason.LEAVE
                                ? roster.substituteFor(holder, units, volunteers)
                                        .orElse(null)
                                : null));
    }

    /**
     * Notes on a case that work was passed on.
     *
     * @param number case number; of something that is no case nothing is noted
     * @param holder account of who held it
     * @param reason why that one cannot go on
     * @param to account of who has it now, null when it went back to the unit
     */
    @Transactional
    public void passed(String number, String holder, DutyRoster.Reason reason, String to) {
        if (!isCase(number)) {
            return;
        }
        String who = "“" + members.displayName(holder) + "”" + words(holder, reason);
        if (to == null) {
            timeline.note(number, "HANDED_BACK", who + "，没有可以接办的代理人，在办任务退回。", null);
        } else {
            timeline.note(number, "HANDED_OVER", who + "，在办任务转由“" + members.displayName(to) + "”接办。", null);
        }
    }

    private String words(String holder, DutyRoster.Reason reason) {
        return switch (reason) {
            case LEAVE ->
                "请假" + roster.awayUntil(holder).map(day -> "（至 " + day + "）").orElse("");
            case SUSPENDED -> "暂停接单";
            case LEFT -> "已离开";
        };
    }

    private boolean isCase(String number) {
        return number != null && requests.exists(number);
    }

    private static List<String> without(List<String> wanted, Collection<String> present) {
        return wanted.stream().filter(one -> !present.contains(one)).toList();
    }

    /**
     * Who is to be asked besides.
     *
     * @param groups groups
     * @param people accounts
     */
    public record Addition(List<String> groups, List<String> people) {

        static final Addition NOBODY = new Addition(List.of(), List.of());
    }

    /**
     * A task must leave its holder.
     *
     * @param reason why
     * @param to account of the substitute; null to give it back
     */
    public record Passing(DutyRoster.Reason reason, String to) {}
}
