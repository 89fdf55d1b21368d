package cn.tongxinqiao.request.process;

import static org.assertj.core.api.Assertions.assertThat;

import cn.tongxinqiao.IntegrationTest;
import cn.tongxinqiao.engine.FormRefused;
import cn.tongxinqiao.organization.Absences;
import cn.tongxinqiao.organization.Candidate;
import cn.tongxinqiao.organization.Members;
import cn.tongxinqiao.organization.Organization;
import cn.tongxinqiao.organization.Role;
import cn.tongxinqiao.organization.Unit;
import cn.tongxinqiao.organization.UnitKind;
import cn.tongxinqiao.request.Feedback;
import cn.tongxinqiao.request.ProofMissing;
import cn.tongxinqiao.request.RequestRefused;
import cn.tongxinqiao.request.Status;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Takes a thousand cases on random ways through returns, pauses, timers, releases, escalations, bad ratings and leave.
 * After every step a case has either ended, with nothing left running, or is in one pair of hands and has a timer that will
 * wake somebody.
 */
@IntegrationTest
class NoCaseIsLostIT {

    private static final int CASES = 1000;
    private static final int STEPS = 7;
    private static final long SEED = 20260302;

    /** Tasks that stand beside the one that holds the case. */
    private static final Set<String> BESIDE = Set.of("userTask_assign", "userTask_milestone");

    private static final Set<String> OF_DEPARTMENTS = Set.of("userTask_answer", "userTask_replace");

    private static final List<String> CATEGORIES = List.of("ENV", "NBR", "ELD", "FIRE", "LAW", "UTL");
    private static final List<String> COMMUNITIES =
            List.of("440118001901", "440118002901", "440118003901", "440118001902");

    private final Random dice = new Random(SEED);
    private final Map<String, Integer> seen = new TreeMap<>();

    @Autowired
    private CaseDriver cases;

    @Autowired
    private Members members;

    @Autowired
    private Organization organization;

    @Autowired
    private Absences absences;

    @Autowired
    private DutySweep sweep;

    /** Leave that lasts for one step, and whose it is. */
    private UUID leave;

    private String away;

    @AfterEach
    void leaveNothingBehind() {
        comeBack();
        cases.jdbc.sql("delete from absence").update();
        members.suspend("community03", null);
        cases.leaveNothingOpen();
    }

    private void comeBack() {
        if (leave != null) {
            absences.cancel(leave, "admin");
            leave = null;
            away = null;
            onDuty.clear();
        }
    }

    @Test
    void onAnyOfAThousandWays() {
        for (int number = 0; number < CASES; number++) {
            if (number % 50 == 0) {
                members.suspend(
                        "community03",
                        dice.nextBoolean() ? LocalDate.now(CaseDriver.HERE).plusDays(1) : null);
                onDuty.clear();
            }
            DrivenCase request = cases.enter(entry());
            isInOnePairOfHands(request, "entered");
            int steps = 1 + dice.nextInt(STEPS);
            for (int step = 0; step < steps && !request.status().isEnd(); step++) {
                String done = step(request);
                request.runJobs();
                isInOnePairOfHands(request, done);
            }
            count(request.status().name());
            if (number % 25 == 24) {
                cases.leaveNothingOpen();
            }
        }
        assertThat(seen).as("the ways were not all the same").hasSizeGreaterThan(34);
        assertThat(seen)
                .containsKeys(
                        "CLOSED",
                        "WITHDRAWN",
                        "leave",
                        "ON_BOOKS",
                        "userTask_paused",
                        "userTask_approve",
                        "userTask_redispatch",
                        "startEvent_overdue",
                        "event_redispatchOverdue",
                        "event_awake",
                        "event_decisionOverdue",
                        "event_watch");
    }

    private NewCase entry() {
        String category = one(CATEGORIES);
        NewCase entry =
                switch (dice.nextInt(10)) {
                    case 0 -> NewCase.aMajorCase();
                    case 1, 2 -> NewCase.aHardCase(category);
                    case 3 -> NewCase.aMinorCase().fromThePublic();
                    case 4 -> NewCase.aMinorCase().of(category).withLifeInDanger();
                    default -> NewCase.aMinorCase().of(category);
                };
        return entry.in(one(COMMUNITIES));
    }

    private String step(DrivenCase request) {
        comeBack();
        int kind = dice.nextInt(100);
        if (kind > 95) {
            return goOnLeave(request);
        }
        if (kind < 2 && request.status() != Status.AWAITING_RATING) {
            request.withdraw();
            return "withdraw";
        }
        if (kind < 22) {
            List<Job> timers = timers(request);
            Job timer = one(timers);
            String element = elementOf(timer);
            count(element);
            cases.management.executeJob(timer.getId());
            return "timer " + element;
        }
        if (kind < 27 && request.status() == Status.RETURNED_FOR_DETAIL) {
            request.addDetail("在三栋二楼。");
            return "detail";
        }
        if (kind < 40 && request.status() == Status.AWAITING_RATING) {
            boolean content = dice.nextInt(3) == 0;
            request.rate(content, content ? Feedback.Satisfaction.SATISFIED : Feedback.Satisfaction.UNSATISFIED);
            return "rating";
        }
        List<Task> tasks = tasks(request);
        return tasks.isEmpty() ? "nothing to do" : act(request, one(tasks));
    }

    /** Somebody who holds the case, or all who could, are away from now on. */
    private String goOnLeave(DrivenCase request) {
        List<Task> tasks = tasks(request);
        if (tasks.isEmpty()) {
            return "nobody to go";
        }
        Task task = one(tasks);
        String person = task.getAssignee() == null ? one(candidates(task)) : task.getAssignee();
        LocalDate today = LocalDate.now(CaseDriver.HERE);
        away = person;
        leave = absences.register(person, today, today.plusDays(3), null, "admin")
                .id();
        onDuty.clear();
        sweep.sweep();
        count("leave");
        return person + " goes on leave";
    }

    private String act(DrivenCase request, Task task) {
        String element = task.getTaskDefinitionKey();
        count(element);
        String person = task.getAssignee() == null ? one(candidates(task)) : task.getAssignee();
        if (element.equals("userTask_handle") && task.getAssignee() != null && dice.nextInt(12) == 0) {
            request.release(person, element);
            return person + " releases";
        }
        Map<String, Object> form = form(request, task);
        try {
            request.submit(person, task, form);
        } catch (ProofMissing missing) {
            count("proof missing");
            request.letOffItsProof();
            request.submit(person, task, form);
        } catch (RequestRefused | FormRefused refused) {
            return person + " is refused " + element + " " + refused.getMessage();
        }
        return person + " does " + element + " " + form;
    }

    private Map<String, Object> form(DrivenCase request, Task task) {
        LocalDate soon = LocalDate.now(CaseDriver.HERE).plusDays(1 + dice.nextInt(9));
        return switch (task.getTaskDefinitionKey()) {
            case "userTask_confirmFacts" -> dice.nextInt(4) == 0 ? FilledForm.detailMissing() : FilledForm.facts();
            case "userTask_recordTransfer" -> FilledForm.transferRecorded();
            case "userTask_handle" ->
                one(List.of(
                        FilledForm.solved(),
                        FilledForm.solved(),
                        FilledForm.sentBack(),
                        FilledForm.beyondUs(),
                        FilledForm.asks("WAITING", soon),
                        FilledForm.asks("ON_BOOKS", soon),
                        FilledForm.asks("EXTENSION", null)));
            case "userTask_assign" ->
                dice.nextBoolean() ? FilledForm.named(anybodyFor(request)) : FilledForm.named(anybodyFor(request));
            case "userTask_consent" -> dice.nextBoolean() ? FilledForm.agreed() : FilledForm.refused();
            case "userTask_approve" -> dice.nextInt(3) == 0 ? FilledForm.pauseRefused() : FilledForm.pauseGranted();
            case "userTask_paused" -> Map.of("note", "条件具备了。");
            case "userTask_redispatch" -> redispatch(request);
            case "userTask_check" -> dice.nextInt(3) == 0 ? FilledForm.checkFailed() : FilledForm.checkPassed();
            case "userTask_accept" -> accept(request, task);
            case "userTask_plan" -> FilledForm.plan("dept-housing", "dept-fire");
            case "userTask_answer" ->
                one(List.of(FilledForm.answered(), FilledForm.answeredInPart(), FilledForm.departmentSendsBack()));
            case "userTask_replace" -> FilledForm.replacedBy(one(List.of("dept-urban", "dept-police", "dept-health")));
            case "userTask_milestone" ->
                dice.nextBoolean() ? FilledForm.progress() : FilledForm.progressAnd("EXTENSION");
            case "userTask_visit" ->
                one(List.of(FilledForm.satisfied(), FilledForm.unsatisfied(), FilledForm.notReached()));
            default -> throw new AssertionError("Nobody knows how to do " + task.getTaskDefinitionKey());
        };
    }

    private Map<String, Object> redispatch(DrivenCase request) {
        if (dice.nextInt(4) == 0) {
            return FilledForm.returnRefused();
        }
        Map<String, Object> form = new HashMap<>(FilledForm.redispatched());
        if (dice.nextBoolean()) {
            form.put("unit", request.progress().tier().name().equals("MINOR") ? one(COMMUNITIES) : "T09");
        }
        return form;
    }

    private Map<String, Object> accept(DrivenCase request, Task task) {
        boolean major = cases.runtime
                        .createProcessInstanceQuery()
                        .processInstanceId(task.getProcessInstanceId())
                        .processDefinitionKey(MajorRequestProcess.KEY)
                        .count()
                == 1;
        if (!major) {
            return one(List.of(FilledForm.accepted(), FilledForm.leaderSendsBack(), FilledForm.leaderPassesUp()));
        }
        List<String> parts = cases.jdbc
                .sql("select id::text from department_task where number = ? and status = 'ANSWERED'")
                .param(request.number())
                .query(String.class)
                .list();
        return dice.nextBoolean() || parts.isEmpty() ? FilledForm.allAccepted() : FilledForm.notAccepted(parts.get(0));
    }

    private String anybodyFor(DrivenCase request) {
        List<String> people = members.candidatesOf(request.openOrders().get(0)).stream()
                .filter(person -> person.active() && !person.suspended() && !person.onLeave())
                .map(Candidate::id)
                .toList();
        return people.isEmpty() ? "duty" : one(people);
    }

    private void isInOnePairOfHands(DrivenCase request, String after) {
        Supplier<String> where =
                () -> request.number() + " after: " + after + "; open " + request.openTasks() + ", " + request.notes();
        if (request.status().isEnd()) {
            assertThat(request.isRunning()).as(where).isFalse();
            assertThat(request.openOrders()).as(where).isEmpty();
            assertThat(request.openDepartmentTasks()).as(where).isEmpty();
            return;
        }
        assertThat(timers(request)).as(() -> "a timer of " + where.get()).isNotEmpty();
        assertThat(holders(request)).as(() -> "holders of " + where.get()).hasSize(1);
        assertThat(request.openOrders()).as(where).hasSizeLessThanOrEqualTo(1);
        for (Task task : tasks(request)) {
            assertThat(task.getDueDate()).as(task.getName()).isNotNull();
            assertThat(task.getAssignee() == null ? candidates(task) : present(task.getAssignee()))
                    .as(() -> "somebody for " + task.getTaskDefinitionKey() + " of " + where.get())
                    .isNotEmpty();
        }
    }

    /** Who has the case now: one task, the departments together, or the requester who is asked something. */
    private Set<String> holders(DrivenCase request) {
        Set<String> holders = new HashSet<>();
        List<String> open = request.openTasks();
        open.stream()
                .filter(task -> !BESIDE.contains(task) && !OF_DEPARTMENTS.contains(task))
                .forEach(holders::add);
        if (open.stream().anyMatch(OF_DEPARTMENTS::contains)) {
            holders.add("departments");
        }
        if (holders.contains("departments") || holders.contains("userTask_accept")) {
            // A pause the brigade asks for is decided while the others go on.
            holders.removeAll(Set.of("userTask_approve", "userTask_paused"));
        }
        boolean waits = cases.runtime
                                .createExecutionQuery()
                                .processInstanceBusinessKey(request.number())
                                .messageEventSubscriptionName("request.rated")
                                .count()
                        > 0
                || cases.runtime
                                .createExecutionQuery()
                                .processInstanceBusinessKey(request.number())
                                .messageEventSubscriptionName("request.detailAdded")
                                .count()
                        > 0;
        if (holders.isEmpty() && waits) {
            holders.add("requester");
        }
        return holders;
    }

    private List<String> present(String person) {
        return person.equals(away) ? List.of() : List.of(person);
    }

    private List<String> candidates(Task task) {
        Set<String> people = new HashSet<>();
        for (IdentityLink link : cases.tasks.getIdentityLinksForTask(task.getId())) {
            if (link.getUserId() != null && link.getType().equals("candidate")) {
                people.addAll(present(link.getUserId()));
            }
            if (link.getGroupId() != null) {
                membersOf(link.getGroupId()).forEach(people::add);
            }
        }
        return List.copyOf(people);
    }

    private List<String> membersOf(String group) {
        return onDuty.computeIfAbsent(group, this::lookUp);
    }

    private List<String> lookUp(String group) {
        return groups().getOrDefault(group, List.of()).stream()
                .flatMap(part -> members.candidatesOf(part.unit()).stream()
                        .filter(person -> person.active() && !person.suspended() && !person.onLeave())
                        .filter(person -> part.led() ? person.role() == Role.LEADER : person.role() != Role.MEMBER))
                .map(Candidate::id)
                .distinct()
                .toList();
    }

    /** The people of a unit, or those who lead it. */
    private record Part(String unit, boolean led) {}

    private Map<String, List<Part>> groups() {
        if (groups.isEmpty()) {
            Stream.of(UnitKind.values())
                    .flatMap(kind -> organization.ofKind(kind).stream())
                    .map(Unit::code)
                    .forEach(unit -> {
                        add(organization.receivingGroup(unit), new Part(unit, false));
                        add(organization.leaderGroup(unit), new Part(unit, true));
                    });
        }
        return groups;
    }

    private void add(String group, Part part) {
        if (group != null) {
            groups.computeIfAbsent(group, none -> new ArrayList<>()).add(part);
        }
    }

    private final Map<String, List<Part>> groups = new HashMap<>();

    /** Who is on duty by group, until somebody goes or comes. */
    private final Map<String, List<String>> onDuty = new HashMap<>();

    private final Map<String, String> elements = new HashMap<>();

    private List<Task> tasks(DrivenCase request) {
        return cases.tasks
                .createTaskQuery()
                .processInstanceBusinessKey(request.number())
                .list();
    }

    private List<Job> timers(DrivenCase request) {
        Set<String> instances = new HashSet<>();
        cases.runtime
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(request.number())
                .list()
                .forEach(instance -> instances.add(instance.getId()));
        return cases.management
                .createJobQuery()
                .processInstanceIds(instances)
                .timers()
                .list();
    }

    private String elementOf(Job job) {
        return elements.computeIfAbsent(job.getJobDefinitionId(), id -> cases.management
                .createJobDefinitionQuery()
                .jobDefinitionId(id)
                .singleResult()
                .getActivityId());
    }

    private void count(String what) {
        seen.merge(what, 1, Integer::sum);
    }

    private <T> T one(List<T> choices) {
        return choices.get(dice.nextInt(choices.size()));
    }
}
