package cn.tongxinqiao.request;

import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.audit.Act;
import cn.tongxinqiao.audit.ActKind;
import cn.tongxinqiao.audit.AuditLog;
import cn.tongxinqiao.calendar.WorkCalendar;
import cn.tongxinqiao.engine.EngineFaults;
import cn.tongxinqiao.organization.Candidate;
import cn.tongxinqiao.organization.Members;
import cn.tongxinqiao.organization.Organization;
import cn.tongxinqiao.organization.Unit;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The open tasks of a unit for who heads it: to look, to give to somebody, to remind, to pass on; many at once, each told by
 * itself. Who is above a unit looks and reminds; the work is the unit's own.
 */
@Service
public class UnitWork {

    /** Ids and keys are shorter; what is longer is none of ours, and no index holds it. */
    private static final int LONGEST_KEY = 200;

    private final WorkTasks tasks;
    private final WorkLines lines;
    private final ServiceRequests requests;
    private final Dispatching dispatching;
    private final DutyCover cover;
    private final Timeline timeline;
    private final StaffLetters letters;
    private final RequestWorkflow workflow;
    private final Members members;
    private final Organization organization;
    private final WorkCalendar calendar;
    private final AuditLog audit;
    private final WorkSettings settings;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final Clock clock;

    UnitWork(
            WorkTasks tasks,
            WorkLines lines,
            ServiceRequests requests,
            Dispatching dispatching,
            DutyCover cover,
            Timeline timeline,
            StaffLetters letters,
            RequestWorkflow workflow,
            Members members,
            Organization organization,
            WorkCalendar calendar,
            AuditLog audit,
            WorkSettings settings,
            TransactionTemplate transaction,
            JdbcClient jdbc,
            Clock clock) {
        this.tasks = tasks;
        this.lines = lines;
        this.requests = requests;
        this.dispatching = dispatching;
        this.cover = cover;
        this.timeline = timeline;
        this.letters = letters;
        this.workflow = workflow;
        this.members = members;
        this.organization = organization;
        this.calendar = calendar;
        this.audit = audit;
        this.settings = settings;
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Units whose tasks a person may look through.
     *
     * @param reader the person
     * @return the units the person heads, then those directly below them; empty for who heads nothing
     */
    public List<Unit> unitsOf(SignedIn reader) {
        LinkedHashSet<Unit> units = new LinkedHashSet<>();
        List<Unit> own = headedBy(reader);
        units.addAll(own);
        own.forEach(unit -> organization.below(unit.code()).stream()
                .filter(below -> below.kind().holdsCases())
                .forEach(units::add));
        return List.copyOf(units);
    }

    /**
     * The open tasks of a unit.
     *
     * @param unit code of the unit
     * @param wish which of them
     * @param reader who looks
     * @return one page of them, with counts over all that were looked through
     * @throws WorkGone when there is no such unit, or the reader neither heads it nor a unit above it
     */
    public View view(String unit, Wish wish, SignedIn reader) {
        Unit known = requireReader(unit, reader);
        List<WorkTasks.Item> items = items(known);
        List<WorkLine> all = lines.of(items);
        Map<String, String> holders = all.stream()
                .filter(line -> line.holder() != null)
                .collect(Collectors.toMap(WorkLine::holder, WorkLine::holderName, (one, same) -> one, TreeMap::new));
        List<WorkLine> wanted = all.stream().filter(wish).toList();
        int pages = Math.max(1, (wanted.size() + settings.unitPage() - 1) / settings.unitPage());
        int page = Math.min(Math.max(1, wish.page()), pages);
        return new View(
                known,
                heads(known, reader),
                wanted.stream()
                        .skip((long) (page - 1) * settings.unitPage())
                        .limit(settings.unitPage())
                        .toList(),
                page,
                pages,
                wanted.size(),
                items.size() >= settings.unitTasks(),
                new Counts(
                        all.size(),
                        count(all, WorkLine::pressing),
                        count(all, WorkLine::late),
                        count(all, line -> line.holder() == null),
                        count(all, line -> line.urges() > 0)),
                holders,
                people(known));
    }

    /**
     * Gives tasks to a person of the unit. A task that somebody holds is passed on; that needs a reason.
     *
     * @param order which tasks, and what is to be done
     * @param to account of the person
     * @param leader who heads the unit
     * @return what came of each
     * @throws WorkGone when the leader does not head the unit
     */
    public List<Done> assign(Order order, String to, SignedIn leader) {
        Unit unit = requireHead(order.unit(), leader);
        if (to == null || to.isBlank()) {
            throw WorkRefused.nobodyChosen();
        }
        String note = order.reason() == null || order.reason().isBlank() ? null : order.reason();
        if (note != null) {
            WorkRefused.requireReason(note);
        }
        return each(order, leader, item -> {
            if (item.holder() != null && !item.holder().equals(to)) {
                WorkRefused.requireReason(note);
            }
            give(unit, item, to, note, leader);
            return "已派给“" + members.displayName(to) + "”";
        });
    }

    /**
     * Takes tasks from who holds them: for another person of the unit, or back to those who may claim them.
     *
     * @param order which tasks; its reason is needed
     * @param to account of the person; null or blank to offer them again
     * @param leader who heads the unit
     * @return what came of each
     * @throws WorkGone when the leader does not head the unit
     * @throws WorkRefused when the reason is missing
     */
    public List<Done> passOn(Order order, String to, SignedIn leader) {
        Unit unit = requireHead(order.unit(), leader);
        String reason = WorkRefused.requireReason(order.reason());
        return each(order, leader, item -> {
            if (to != null && !to.isBlank()) {
                give(unit, item, to, reason, leader);
                return "已转给“" + members.displayName(to) + "”";
            }
            if (item.holder() == null) {
                throw WorkRefused.nobodyHolds();
            }
            requireMovable(item);
            timeline.note(item.number(), "PASSED_ON", "负责人退回待接单，理由：" + reason, leader.id());
            tasks.hand(leader.id(), item, null);
            return "已退回待接单";
        });
    }

    /**
     * Reminds who holds tasks: a letter to each holder, no more than one in a while, a note on each case and a higher place
     * in the holder's list.
     *
     * @param order which tasks
     * @param leader who heads the unit or one above it
     * @return what came of each
     * @throws WorkGone when the unit is not below the leader
     */
    public List<Done> remind(Order order, SignedIn leader) {
        requireReader(order.unit(), leader);
        return each(order, leader, item -> {
            if (item.holder() == null) {
                throw WorkRefused.nobodyToRemind();
            }
            timeline.note(item.number(), "REMINDED", "负责人催办：“" + members.displayName(item.holder()) + "”", leader.id());
            workflow.urge(item.number());
            audit.record(Act.of(ActKind.OVERRIDE, leader.id())
                    .on("Task", item.id())
                    .ofCase(item.number())
                    .saying("催办 " + item.holder()));
            return write(item, leader) ? "已催，已发信" : "已催；这位同事刚收到过催办信，不再另发";
        });
    }

    private void give(Unit unit, WorkTasks.Item item, String to, String note, SignedIn leader) {
        if (to.equals(item.holder())) {
            return;
        }
        requireMovable(item);
        cover.requirePresent(to);
        if (item.kind() == WorkTasks.Kind.HANDLE) {
            dispatching.named(item.number(), to, note, leader.id());
        } else {
            if (!people(unit).containsKey(to)) {
                throw WorkRefused.notOfTheUnit();
            }
            timeline.note(
                    item.number(),
                    "NAMED",
                    "负责人指派：" + members.displayName(to) + (note == null ? "" : "，" + note),
                    leader.id());
        }
        tasks.hand(leader.id(), item, to);
    }

    private static void requireMovable(WorkTasks.Item item) {
        if (item.kind() == WorkTasks.Kind.STANDSTILL || item.kind() == WorkTasks.Kind.NAME) {
            throw WorkRefused.inTasklist();
        }
    }

    /** A letter unless the holder has had one a moment ago. */
    private boolean write(WorkTasks.Item item, SignedIn leader) {
        Instant now = clock.instant();
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 2))")
                .param("reminder:" + item.holder())
                .query((row, index) -> "")
                .list();
        boolean fresh = jdbc.sql("select exists (select 1 from work_reminder where holder = ? and at > ?)")
                .params(item.holder(), Timestamp.from(now.minus(settings.remindEvery())))
                .query(Boolean.class)
                .single();
        if (fresh) {
            return false;
        }
        jdbc.sql("insert into work_reminder (holder, number, actor, at) values (?, ?, ?, ?)")
                .params(item.holder(), item.number(), leader.id(), Timestamp.from(now))
                .update();
        ServiceRequest request = requests.get(item.number());
        letters.reminded(
                new StaffLetters.Reminder(
                        item.number(),
                        CaseClocks.Dial.RESULT.label(),
                        "负责人催办，请尽快办理；手上其他快到时限的也请一并看看。",
                        request.dueAt == null ? now : request.dueAt,
                        "HAND:" + now.getEpochSecond(),
                        calendar.nextOpening(now, request.unit == null ? ServiceRequest.INTAKE : request.unit)),
                request.unit == null ? ServiceRequest.INTAKE : request.unit,
                item.holder(),
                true,
                false,
                null);
        return true;
    }

    /** Each task is a transaction of its own, done once for a key, and only while its holder is who the leader saw. */
    private List<Done> each(Order order, SignedIn leader, Step step) {
        Unit unit = organization.unit(order.unit());
        if (order.key() != null && order.key().length() > LONGEST_KEY) {
            throw WorkRefused.badKey();
        }
        Predicate<WorkTasks.Item> belongs = belongsTo(unit);
        List<Done> done = new ArrayList<>();
        for (Ticked ticked :
                order.ticked().stream().distinct().limit(settings.unitPage()).toList()) {
            Map<String, String> about = new HashMap<>();
            try {
                String outcome = transaction.execute(status -> once(order.key(), ticked, belongs, leader, step, about));
                done.add(new Done(ticked.task(), about.get("number"), true, outcome));
            } catch (RuntimeException e) {
                EngineFaults.Fault fault = EngineFaults.told(e).orElseThrow(() -> e);
                done.add(new Done(ticked.task(), about.get("number"), false, fault.detail()));
            }
        }
        return List.copyOf(done);
    }

    private String once(
            String key,
            Ticked ticked,
            Predicate<WorkTasks.Item> belongs,
            SignedIn leader,
            Step step,
            Map<String, String> about) {
        Timestamp now = Timestamp.from(clock.instant());
        if (ticked.task().length() > LONGEST_KEY) {
            throw WorkGone.task();
        }
        if (key != null
                && jdbc.sql("insert into work_act (actor, key, task, outcome, at) values (?, ?, ?, '', ?)"
                                        + " on conflict do nothing")
                                .params(leader.id(), key, ticked.task(), now)
                                .update()
                        == 0) {
            return jdbc.sql("select outcome from work_act where actor = ? and key = ? and task = ?")
                    .params(leader.id(), key, ticked.task())
                    .query(String.class)
                    .single();
        }
        WorkTasks.Item found = tasks.find(ticked.task())
                .filter(item -> item.number() != null && belongs.test(item))
                .orElseThrow(WorkGone::task);
        about.put("number", found.number());
        cover.hold(found.number());
        WorkTasks.Item item = tasks.find(ticked.task()).orElseThrow(WorkGone::task);
        if (!Objects.equals(item.holder(), ticked.holder())) {
            throw WorkMoved.to(item.holder() == null ? null : members.displayName(item.holder()));
        }
        String outcome = step.on(item);
        if (key != null) {
            jdbc.sql("update work_act set outcome = ? where actor = ? and key = ? and task = ?")
                    .params(outcome, leader.id(), key, ticked.task())
                    .update();
        }
        return outcome;
    }

    /** Which tasks are a unit's; those of one that holds no cases are looked up once for all that were ticked. */
    private Predicate<WorkTasks.Item> belongsTo(Unit unit) {
        if (unit.kind().holdsCases()) {
            return item -> unit.code().equals(item.unit());
        }
        Set<String> own = items(unit).stream().map(WorkTasks.Item::id).collect(Collectors.toSet());
        return item -> own.contains(item.id());
    }

    private List<WorkTasks.Item> items(Unit unit) {
        return unit.kind().holdsCases()
                ? tasks.ofUnit(unit.code(), settings.unitTasks())
                : tasks.ofGroup(organization.receivingGroup(unit.code()), settings.unitTasks());
    }

    /** Whom tasks of the unit can be given to at all; what a single task asks for besides is checked with it. */
    private Map<String, String> people(Unit unit) {
        Map<String, String> people = new LinkedHashMap<>();
        members.candidatesOf(unit.code()).stream()
                .filter(Candidate::onDuty)
                .sorted(Comparator.comparing(Candidate::role).thenComparing(Candidate::displayName))
                .forEach(person -> people.put(person.id(), person.displayName()));
        return people;
    }

    private List<Unit> headedBy(SignedIn reader) {
        return members.unitsOf(reader.id()).stream()
                .filter(unit -> heads(unit, reader))
                .toList();
    }

    private boolean heads(Unit unit, SignedIn reader) {
        return reader.isStaff() && reader.has(organization.leaderGroup(unit.code()));
    }

    private Unit requireReader(String code, SignedIn reader) {
        Unit unit = Optional.ofNullable(code).flatMap(organization::find).orElseThrow(WorkGone::unit);
        boolean above = organization.superiorsOf(unit.code()).stream().anyMatch(superior -> heads(superior, reader));
        if (!heads(unit, reader) && !above) {
            throw WorkGone.unit();
        }
        return unit;
    }

    private Unit requireHead(String code, SignedIn leader) {
        Unit unit = requireReader(code, leader);
        if (!heads(unit, leader)) {
            throw WorkGone.unit();
        }
        return unit;
    }

    private static int count(Collection<WorkLine> lines, Predicate<WorkLine> wanted) {
        return (int) lines.stream().filter(wanted).count();
    }

    @FunctionalInterface
    private interface Step {

        String on(WorkTasks.Item item);
    }

    /**
     * A ticked task.
     *
     * @param task id of the task
     * @param holder account of who held it when the list was shown, null for nobody
     */
    public record Ticked(String task, String holder) {}

    /**
     * What is to be done to many tasks.
     *
     * @param unit code of the unit
     * @param ticked which tasks
     * @param reason why, may be null where none is asked for
     * @param key key of the sender: the same again does nothing twice; null for none
     */
    public record Order(String unit, List<Ticked> ticked, String reason, String key) {}

    /**
     * What came of one task.
     *
     * @param task id of the task
     * @param number case number, null when there is no such task of the unit
     * @param done whether it was done
     * @param words what happened, or why not
     */
    public record Done(String task, String number, boolean done, String words) {}

    /**
     * Which tasks are wanted.
     *
     * @param pressing only those of urgent cases
     * @param late only those past their limit
     * @param unheld only those nobody holds
     * @param category code of a subject, null for all
     * @param holder account of a holder, null for all
     * @param page number of the page, from 1
     */
    public record Wish(boolean pressing, boolean late, boolean unheld, String category, String holder, int page)
            implements Predicate<WorkLine> {

        @Override
        public boolean test(WorkLine line) {
            return (!pressing || line.pressing())
                    && (!late || line.late())
                    && (!unheld || line.holder() == null)
                    && (category == null || category.equals(line.categoryCode()))
                    && (holder == null || holder.equals(line.holder()));
        }
    }

    /**
     * How many tasks there are.
     *
     * @param all all that were looked through
     * @param pressing of urgent cases
     * @param late past their limit
     * @param unheld held by nobody
     * @param urged whose requester has urged
     */
    public record Counts(int all, int pressing, int late, int unheld, int urged) {}

    /**
     * One page of a unit's tasks.
     *
     * @param unit the unit
     * @param headed whether the reader heads it and may give tasks to people
     * @param lines the tasks of the page
     * @param page number of the page, from 1
     * @param pages how many there are
     * @param found how many tasks are as wanted
     * @param more whether the unit has more tasks than were looked through
     * @param counts counts over what was looked through
     * @param holders name by account of who holds any of them
     * @param people name by account of whom tasks can be given to
     */
    public record View(
            Unit unit,
            boolean headed,
            List<WorkLine> lines,
            int page,
            int pages,
            int found,
            boolean more,
            Counts counts,
            Map<String, String> holders,
            Map<String, String> people) {}
}
