package cn.tongxinqiao.property;

import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.audit.Act;
import cn.tongxinqiao.audit.ActKind;
import cn.tongxinqiao.audit.AuditLog;
import cn.tongxinqiao.calendar.WorkCalendar;
import cn.tongxinqiao.property.HandoverItem.Party;
import cn.tongxinqiao.property.HandoverItem.State;
import cn.tongxinqiao.property.PropertyLimits.Step;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The handover: each unit of the joint group has its own items and its own process, which only it sees. */
@Service
public class Handovers {

    private final ExitRows rows;
    private final CourseRows course;
    private final HandoverList list;
    private final FollowPlaces places;
    private final FollowWorkflow workflow;
    private final FollowLetters letters;
    private final PropertyLimits limits;
    private final WorkCalendar calendar;
    private final AuditLog audit;
    private final Clock clock;

    Handovers(
            ExitRows rows,
            CourseRows course,
            HandoverList list,
            FollowPlaces places,
            FollowWorkflow workflow,
            FollowLetters letters,
            PropertyLimits limits,
            WorkCalendar calendar,
            AuditLog audit,
            Clock clock) {
        this.rows = rows;
        this.course = course;
        this.list = list;
        this.places = places;
        this.workflow = workflow;
        this.letters = letters;
        this.limits = limits;
        this.calendar = calendar;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Draws up the list and gives each unit its duty; beginning again changes nothing.
     *
     * @param number the exit
     * @return when the units are to be done
     */
    @Transactional
    public Instant begin(String number) {
        PropertyExit exit = locked(number);
        if (exit.handoverUntil() != null) {
            return exit.handoverUntil();
        }
        Instant until = calendar.due(clock.instant(), limits.limit(Step.HANDOVER, places.today()), exit.community())
                .at();
        rows.handover(number, until);
        int position = 0;
        for (HandoverList.Line line : list.of(places.today())) {
            rows.insertItem(number, ++position, line);
        }
        course.tell(number, "HANDOVER", "社区、住建、公安组成联合组，按清单交接。", null);
        for (Party party : Party.values()) {
            String unit = unit(party, exit);
            if (rows.insertDuty(number, party, unit)) {
                workflow.startDuty(number, unit, places.group(unit), until);
            }
        }
        return until;
    }

    private static String unit(Party party, PropertyExit exit) {
        return switch (party) {
            case COMMUNITY -> exit.community();
            case HOUSING -> FollowPlaces.HOUSING;
            case POLICE -> FollowPlaces.POLICE;
        };
    }

    /** The list, in its order; empty before the handover. */
    @Transactional(readOnly = true)
    public List<HandoverItem> items(String number) {
        return rows.items(number);
    }

    /** The duties of the joint group; empty before the handover. */
    @Transactional(readOnly = true)
    public List<HandoverItem.Duty> duties(String number) {
        return rows.duties(number);
    }

    /** Whether somebody writes down what came of an item: its unit, until it is done; a dispute later too. */
    @Transactional(readOnly = true)
    public boolean mayDecide(String number, HandoverItem item, SignedIn by) {
        return isOf(number, item.party(), by)
                && (item.state() == State.DISPUTED || duty(number, item.party()).doneAt() == null);
    }

    /** Whether somebody is of a unit of the joint group. */
    @Transactional(readOnly = true)
    public boolean isOf(String number, Party party, SignedIn by) {
        return by.isStaff()
                && rows.duties(number).stream()
                        .filter(duty -> duty.party() == party)
                        .anyMatch(duty -> by.has(places.group(duty.unit())));
    }

    /**
     * Writes down what came of an item; it may be corrected until the unit is done. A dispute is settled whenever it is,
     * also after that and after the file was closed.
     *
     * @param number the exit
     * @param code code of the item
     * @param state what came of it, not {@link State#OPEN}
     * @param note words about it; a must for a dispute, and for one settled after the unit was done
     * @param by who writes: the unit whose item it is
     * @throws UnknownProperty when there is no such exit or item, or not for {@code by}
     * @throws PropertyNotYours when it is another unit's item
     * @throws PropertyNotNow when the unit is done and the item is not disputed
     */
    @Transactional
    public void decide(String number, String code, State state, String note, SignedIn by) {
        locked(number);
        HandoverItem item = rows.items(number).stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow(UnknownProperty::exit);
        HandoverItem.Duty duty = duty(number, item.party());
        if (!by.isStaff() || !by.has(places.group(duty.unit()))) {
            throw PropertyNotYours.because("这一项由" + item.party().label() + "填写。");
        }
        boolean settles = duty.doneAt() != null;
        if (settles && item.state() != State.DISPUTED) {
            throw PropertyNotNow.because(item.party().label() + "已经交接完，不能再改。");
        }
        if (state == null || state == State.OPEN || settles && state == State.DISPUTED) {
            throw PropertyRefused.because(settles ? "请选择已交接或不适用，并写明争议怎么解决。" : "请选择已交接、有争议或不适用。");
        }
        if (settles) {
            String how = PropertyTexts.text("争议怎么解决", note, PropertyTexts.REASON);
            rows.decide(number, code, state, how, by.id());
            course.tell(
                    number,
                    "SETTLED",
                    item.label() + "的争议（" + item.note() + "）解决：" + state.label() + "，" + how,
                    by.id());
            note(number, by.id(), "交接争议解决 " + item.label() + " " + state.label());
            return;
        }
        String words = state == State.DISPUTED
                ? PropertyTexts.text("争议是什么", note, PropertyTexts.REASON)
                : PropertyTexts.perhaps("说明", note, PropertyTexts.REASON);
        rows.decide(number, code, state, words, by.id());
        course.tell(number, "ITEM", item.label() + "：" + state.label() + "。", by.id());
        note(number, by.id(), "交接清单 " + item.label() + " " + state.label());
    }

    /** What a unit has to do, as its form shows it. */
    @Transactional(readOnly = true)
    public String summary(String number, String unit) {
        Party whose = party(number, unit);
        PropertyExit exit = rows.find(number).orElseThrow(UnknownProperty::exit);
        StringBuilder text = new StringBuilder(exit.title())
                .append("，")
                .append(whose.label())
                .append("的清单：");
        rows.items(number).stream().filter(item -> item.party() == whose).forEach(item -> text.append('\n')
                .append(item.label())
                .append("：")
                .append(item.state().label())
                .append(item.note() == null ? "" : "（" + item.note() + "）"));
        return text.append("\n逐项填写：/property-exits/").append(number).toString();
    }

    /**
     * A unit is done with its items.
     *
     * @param number the exit
     * @param unit which unit
     * @param note its last words; may be empty
     * @param actor account of who says so
     * @throws PropertyRefused when an item of the unit is open
     */
    @Transactional
    public void done(String number, String unit, String note, String actor) {
        locked(number);
        Party whose = party(number, unit);
        List<String> open = rows.items(number).stream()
                .filter(item -> item.party() == whose && item.state() == State.OPEN)
                .map(HandoverItem::label)
                .toList();
        if (!open.isEmpty()) {
            throw PropertyRefused.because("还没有填写：" + String.join("、", open) + "。请在退出页面逐项填写。");
        }
        String words = PropertyTexts.perhaps("说明", note, PropertyTexts.REASON);
        if (!rows.done(number, whose, words, actor)) {
            return;
        }
        course.tell(number, "DUTY_DONE", whose.label() + "交接完。", actor);
        note(number, actor, whose.label() + "交接完");
        if (rows.duties(number).stream().allMatch(duty -> duty.doneAt() != null)) {
            rows.status(number, ExitStatus.SUCCESSOR);
            course.tell(number, "HANDED_OVER", "联合组全部交接完，等新企业进场。", null);
            workflow.handedOver(number);
        }
    }

    /** A unit is late: it is reminded and goes on. */
    @Transactional
    public void remind(String number, String unit) {
        Party whose = party(number, unit);
        PropertyExit exit = locked(number);
        HandoverItem.Duty duty = duty(number, whose);
        String happened = whose.label() + "逾期没有交接完，请尽快办理。";
        course.tell(number, "DUTY_OVERDUE", happened, null);
        letters.remind(
                number,
                "handover-" + whose.name(),
                List.of(duty.unit()),
                exit.title(),
                happened + FollowLetters.IN_TASKS);
    }

    /** The joint group is late: the street is told, the handover goes on. */
    @Transactional
    public void supervise(String number) {
        PropertyExit exit = locked(number);
        List<String> late = rows.duties(number).stream()
                .filter(duty -> duty.doneAt() == null)
                .map(duty -> duty.party().label())
                .toList();
        String happened = "联合交接逾期，还没有交接完：" + String.join("、", late) + "。";
        course.tell(number, "HANDOVER_OVERDUE", happened, null);
        letters.remind(number, "handover-overdue", List.of(exit.town()), exit.title(), happened + "请督促他们办理。");
    }

    private HandoverItem.Duty duty(String number, Party party) {
        return rows.duties(number).stream()
                .filter(one -> one.party() == party)
                .findFirst()
                .orElseThrow(UnknownProperty::exit);
    }

    private PropertyExit locked(String number) {
        return rows.lock(number).orElseThrow(UnknownProperty::exit);
    }

    private void note(String number, String actor, String what) {
        audit.record(Act.of(ActKind.PROPERTY, actor)
                .on("exit", number)
                .ofCase(number)
                .saying(what));
    }

    /** What a unit of the joint group answers for. */
    private Party party(String number, String unit) {
        return rows.duties(number).stream()
                .filter(duty -> duty.unit().equals(unit))
                .map(HandoverItem.Duty::party)
                .findFirst()
                .orElseThrow(UnknownProperty::exit);
    }
}
