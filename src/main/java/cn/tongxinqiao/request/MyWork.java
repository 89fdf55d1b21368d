package cn.tongxinqiao.request;

import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.engine.EngineFaults;
import cn.tongxinqiao.organization.Absence;
import cn.tongxinqiao.organization.Absences;
import cn.tongxinqiao.organization.Candidate;
import cn.tongxinqiao.organization.DutyRoster;
import cn.tongxinqiao.organization.Members;
import cn.tongxinqiao.organization.Organization;
import cn.tongxinqiao.privacy.PersonalData;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The work of one person, where Tasklist is too large for the screen: what may be claimed, what is held, and one case. */
@Service
public class MyWork {

    private final WorkTasks tasks;
    private final WorkLines lines;
    private final WorkOrders orders;
    private final ServiceRequests requests;
    private final CaseReaders readers;
    private final Timeline timeline;
    private final CaseFiles files;
    private final HandlingProofs proofs;
    private final Handling handling;
    private final Dispatching dispatching;
    private final DutyCover cover;
    private final Absences absences;
    private final Members members;
    private final Organization organization;
    private final WorkSettings settings;
    private final Clock clock;

    MyWork(
            WorkTasks tasks,
            WorkLines lines,
            WorkOrders orders,
            ServiceRequests requests,
            CaseReaders readers,
            Timeline timeline,
            CaseFiles files,
            HandlingProofs proofs,
            Handling handling,
            Dispatching dispatching,
            DutyCover cover,
            Absences absences,
            Members members,
            Organization organization,
            WorkSettings settings,
            Clock clock) {
        this.tasks = tasks;
        this.lines = lines;
        this.orders = orders;
        this.requests = requests;
        this.readers = readers;
        this.timeline = timeline;
        this.files = files;
        this.proofs = proofs;
        this.handling = handling;
        this.dispatching = dispatching;
        this.cover = cover;
        this.absences = absences;
        this.members = members;
        this.organization = organization;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Tasks a person may claim as things stand.
     *
     * @param who the person
     * @return the tasks, the most pressing first
     */
    public List<WorkLine> offered(SignedIn who) {
        return lines.of(tasks.offeredTo(who.id(), settings.offered()));
    }

    /**
     * Tasks a person holds.
     *
     * @param who the person
     * @return the tasks, the most pressing first
     */
    public List<WorkLine> held(SignedIn who) {
        return lines.of(tasks.heldBy(who.id(), settings.held()));
    }

    /**
     * Colleagues a person stands in for today, with what they hold.
     *
     * @param who the person
     * @return one entry for each who is away, tasks of the most pressing first
     */
    public List<Covered> covered(SignedIn who) {
        return absences.coveredBy(who.id()).stream()
                .map(absence -> new Covered(
                        absence.member(),
                        absence.displayName(),
                        absence.to().toString(),
                        lines.of(tasks.heldBy(absence.member(), settings.held()))))
                .toList();
    }

    /**
     * A case in a person's hand, or one he may take into it.
     *
     * @param task id of its task
     * @param who the person
     * @return what is to be seen
     * @throws WorkGone when there is no such task for the person, or it belongs to no case
     */
    @Transactional(readOnly = true)
    public Opened open(String task, SignedIn who) {
        WorkTasks.Item item = visible(task, who);
        WorkLine line = lines.of(List.of(item)).stream().findFirst().orElseThrow(WorkGone::task);
        String number = item.number();
        ServiceRequest request = requests.get(number);
        boolean mine = who.id().equals(item.holder());
        boolean handles = item.kind() == WorkTasks.Kind.HANDLE;
        boolean reads = may(() -> readers.requireReader(number, who));
        return new Opened(
                line,
                request.type.label(),
                request.status.label(),
                mine,
                item.holder() == null && tasks.isOfferedTo(who.id(), task),
                standsInFor(item, who),
                organization.unit(request.community).name(),
                PersonalData.mask(request.address),
                PersonalData.mask(request.body),
                CaseFile.contact(request.requester),
                mine && may(() -> readers.requireHolder(number, who)),
                reads ? files.all(number) : List.of(),
                reads && mine && handles ? proofs.of(number, who) : null,
                timeline.latest(number, settings.events()).stream()
                        .map(entry -> new CaseFile.Step(
                                entry.at().atZone(clock.getZone()).toOffsetDateTime(),
                                entry.event(),
                                PersonalData.mask(entry.text())))
                        .toList(),
                handles ? handling.returnRule(number) : "",
                mine ? colleagues(item, who) : Map.of());
    }

    /**
     * Claims a task, with all checks of Tasklist.
     *
     * @param task id of the task
     * @param who who claims it, for himself
     * @throws WorkGone when there is no such task for the person
     */
    public void claim(String task, SignedIn who) {
        WorkTasks.Item item = visible(task, who);
        if (!who.id().equals(item.holder())) {
            tasks.claim(who.id(), task);
        }
    }

    /**
     * Claims the most pressing of the tasks a person may claim; what somebody else was faster with is passed over.
     *
     * @param who who claims, for himself
     * @return what was claimed, or why nothing could be
     */
    public Next claimNext(SignedIn who) {
        String refusal = null;
        for (WorkLine line : offered(who).stream().limit(settings.tries()).toList()) {
            try {
                tasks.claim(who.id(), line.task());
                return new Next(line, null);
            } catch (RuntimeException e) {
                EngineFaults.Fault fault = EngineFaults.told(e).orElseThrow(() -> e);
                if (fault.status() == HttpStatus.FORBIDDEN) {
                    refusal = fault.detail();
                }
            }
        }
        return new Next(null, refusal == null ? "现在没有可以抢的单。" : refusal);
    }

    /**
     * Hands in what the holder reports, through the same form and the same checks as in Tasklist.
     *
     * @param task id of a task to handle a case
     * @param form value by key of the form
     * @param who the holder
     * @throws WorkGone when there is no such task for the person
     * @throws WorkRefused when the task is another than to handle a case
     */
    public void report(String task, Map<String, Object> form, SignedIn who) {
        if (visible(task, who).kind() != WorkTasks.Kind.HANDLE) {
            throw WorkRefused.inTasklist();
        }
        tasks.submit(who.id(), task, form);
    }

    /**
     * Whether a person has reported on a case, so that a report sent twice is no loss.
     *
     * @param number case number
     * @param who the person
     * @return true when the latest report on it is the person's
     */
    @Transactional(readOnly = true)
    public boolean hasReported(String number, SignedIn who) {
        return orders.lastReporter(number).filter(who.id()::equals).isPresent();
    }

    /**
     * The holder passes a task on: to a colleague of the unit, or back to those who may claim it.
     *
     * @param task id of the task
     * @param to account of the colleague; null or blank to offer it again
     * @param reason why, 2 to 200 characters, for the timeline of staff
     * @param who the holder
     * @throws WorkGone when there is no such task for the person
     * @throws WorkMoved when another holds it by now
     * @throws WorkRefused when the reason is missing, or it cannot go where it is to go
     * @throws ClaimNotAllowed when the colleague may not take it
     */
    @Transactional
    public void passOn(String task, String to, String reason, SignedIn who) {
        String why = WorkRefused.requireReason(reason);
        String person = to == null || to.isBlank() ? null : to;
        WorkTasks.Item item = locked(visible(task, who));
        if (!who.id().equals(item.holder())) {
            throw WorkMoved.to(item.holder() == null ? null : members.displayName(item.holder()));
        }
        switch (item.kind()) {
            case HANDLE -> {
                if (person != null && !who.isStaff()) {
                    throw WorkRefused.colleagueNotChosen();
                }
                dispatching.passedOn(item.number(), person, why, who.id());
            }
            case STANDSTILL -> throw WorkRefused.inTasklist();
            case NAME, OTHER -> {
                if (person != null && !colleagues(item, who).containsKey(person)) {
                    throw WorkRefused.notOfTheUnit();
                }
                timeline.note(
                        item.number(),
                        "PASSED_ON",
                        (person == null ? "退回待接单，理由：" : "转办给“" + members.displayName(person) + "”，理由：") + why,
                        who.id());
            }
        }
        tasks.hand(who.id(), item, person);
    }

    /**
     * Takes a task over from a colleague on leave who named this person as substitute. Taken over already, nothing happens.
     *
     * @param task id of the task
     * @param who the substitute
     * @throws WorkGone when there is no such task, or it is not with somebody the person stands in for
     * @throws ClaimNotAllowed when the rule does not let the person take it
     */
    @Transactional
    public void takeOver(String task, SignedIn who) {
        WorkTasks.Item found = tasks.find(task).orElseThrow(WorkGone::task);
        if (who.id().equals(found.holder())) {
            return;
        }
        if (absentHolder(found, who).isEmpty()) {
            throw WorkGone.task();
        }
        WorkTasks.Item item = locked(found);
        Absence absence = absentHolder(item, who).orElseThrow(WorkGone::task);
        cover.requirePresent(who.id());
        if (item.kind() == WorkTasks.Kind.HANDLE) {
            dispatching.takenOver(item.number(), absence.member(), who.id());
        } else if (item.kind() == WorkTasks.Kind.STANDSTILL
                ? !dispatching.mayTake(item.number(), who.id())
                : !colleaguesIn(item.unit(), absence.member()).containsKey(who.id())) {
            throw WorkRefused.notOfTheUnit();
        }
        cover.passed(item.number(), absence.member(), DutyRoster.Reason.LEAVE, who.id());
        tasks.hand(who.id(), item, who.id());
    }

    /**
     * Whether a person may pass a task on, and to whom.
     *
     * @param task id of the task
     * @param who the person
     * @return the choice; no colleagues for who may only give it back
     * @throws WorkGone when there is no such task for the person
     */
    @Transactional(readOnly = true)
    public Choice choice(String task, SignedIn who) {
        WorkTasks.Item item = visible(task, who);
        boolean mine = who.id().equals(item.holder());
        return new Choice(mine, mine ? colleagues(item, who) : Map.of());
    }

    private Map<String, String> colleagues(WorkTasks.Item item, SignedIn who) {
        if (!who.isStaff() || item.kind() == WorkTasks.Kind.STANDSTILL) {
            return Map.of();
        }
        Map<String, String> people = new LinkedHashMap<>(
                item.kind() == WorkTasks.Kind.HANDLE
                        ? dispatching.choices(item.number())
                        : colleaguesIn(item.unit(), who.id()));
        people.remove(who.id());
        return people;
    }

    /** Staff on duty of the unit of a task; of a desk of the district, the colleagues at the same desk. */
    private Map<String, String> colleaguesIn(String unit, String holder) {
        Map<String, String> people = new LinkedHashMap<>();
        members.unitsOf(holder).stream()
                .filter(own ->
                        unit == null || own.code().equals(unit) || !own.kind().holdsCases())
                .flatMap(own -> members.candidatesOf(own.code()).stream())
                .filter(Candidate::staffOnDuty)
                .forEach(person -> people.putIfAbsent(person.id(), person.displayName()));
        return people;
    }

    /** As the task stands once nobody else can move its case. */
    private WorkTasks.Item locked(WorkTasks.Item item) {
        cover.hold(item.number());
        return tasks.find(item.id()).orElseThrow(WorkGone::task);
    }

    private WorkTasks.Item visible(String task, SignedIn who) {
        return tasks.find(who.id(), task)
                .or(() ->
                        tasks.find(task).filter(item -> absentHolder(item, who).isPresent()))
                .filter(item -> item.number() != null)
                .orElseThrow(WorkGone::task);
    }

    private Optional<Absence> absentHolder(WorkTasks.Item item, SignedIn who) {
        return item.holder() == null
                ? Optional.empty()
                : absences.coveredBy(who.id()).stream()
                        .filter(absence -> absence.member().equals(item.holder()))
                        .findFirst();
    }

    private String standsInFor(WorkTasks.Item item, SignedIn who) {
        return absentHolder(item, who).map(Absence::displayName).orElse(null);
    }

    /** Whoever may only claim a case sees no files yet: photos may show people and rooms. */
    private static boolean may(Runnable check) {
        try {
            check.run();
            return true;
        } catch (UnknownRequest refused) {
            return false;
        }
    }

    /**
     * What came of claiming the next task.
     *
     * @param claimed the task that is the person's now; null when there was none
     * @param why why nothing was claimed; null when something was
     */
    public record Next(WorkLine claimed, String why) {}

    /**
     * To whom a task may be passed on.
     *
     * @param mine whether the person holds it
     * @param colleagues name by account, those with the least work first
     */
    public record Choice(boolean mine, Map<String, String> colleagues) {}

    /**
     * A colleague who is away.
     *
     * @param id account
     * @param name name
     * @param until last day away
     * @param lines what the colleague still holds
     */
    public record Covered(String id, String name, String until, List<WorkLine> lines) {}

    /**
     * A case on the phone.
     *
     * @param line its task
     * @param type what is wanted
     * @param status where it stands
     * @param mine whether the person holds it
     * @param offered whether the person may claim it
     * @param insteadOf name of the holder the person stands in for, or null
     * @param community name of the community
     * @param address where, masked
     * @param text what it is about, masked
     * @param contact name and phone, masked
     * @param mayReveal whether the person may ask for the contact in clear
     * @param files photos and papers, none for a volunteer who has not claimed it
     * @param proofs what must be there before it counts as handled; null for who does not handle it
     * @param timeline what happened last, newest first, masked
     * @param returnRule whether and until when it may be sent back
     * @param colleagues name by account of those it may be passed on to
     */
    public record Opened(
            WorkLine line,
            String type,
            String status,
            boolean mine,
            boolean offered,
            String insteadOf,
            String community,
            String address,
            String text,
            String contact,
            boolean mayReveal,
            List<CaseFiles.Kept> files,
            HandlingProofs.Proofs proofs,
            List<CaseFile.Step> timeline,
            String returnRule,
            Map<String, String> colleagues) {

        @Override
        public String toString() {
            return "Opened[" + line.number() + "]";
        }
    }
}
