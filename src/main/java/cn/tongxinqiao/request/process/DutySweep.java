package cn.tongxinqiao.request.process;

import cn.tongxinqiao.engine.EngineCalls;
import cn.tongxinqiao.engine.OpenTasks;
import cn.tongxinqiao.organization.DutyRoster;
import cn.tongxinqiao.request.Dispatching;
import cn.tongxinqiao.request.DutyCover;
import cn.tongxinqiao.request.StaffLetters;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks through the open tasks for those that nobody on duty can get at: held by somebody away, or offered only to people
 * away. It goes by how things stand and keeps no list of its own, so it may run at any time, twice, on several nodes, and
 * after days in which the program stood still. Each task is a transaction of its own.
 */
@Component
class DutySweep {

    private static final Logger LOG = LoggerFactory.getLogger(DutySweep.class);
    private static final int PAGE = 200;

    private final DutyRoster roster;
    private final DutyCover cover;
    private final Dispatching dispatching;
    private final StaffLetters letters;
    private final OpenTasks open;
    private final TaskService tasks;
    private final RuntimeService runtime;
    private final EngineCalls calls;
    private final TransactionTemplate transaction;

    DutySweep(
            DutyRoster roster,
            DutyCover cover,
            Dispatching dispatching,
            StaffLetters letters,
            OpenTasks open,
            TaskService tasks,
            RuntimeService runtime,
            EngineCalls calls,
            TransactionTemplate transaction) {
        this.roster = roster;
        this.cover = cover;
        this.dispatching = dispatching;
        this.letters = letters;
        this.open = open;
        this.tasks = tasks;
        this.runtime = runtime;
        this.calls = calls;
        this.transaction = transaction;
    }

    /**
     * Looks through everything once.
     *
     * @return number of tasks that were passed on, given back or offered to more people
     */
    int sweep() {
        return calls.asSystem(() -> passOn() + offer());
    }

    private int passOn() {
        List<String> suspects = roster.suspects();
        return inPages((after, atMost) -> open.heldBy(suspects, after, atMost), this::passOn);
    }

    private int offer() {
        List<String> empty = open.offeredTo().stream()
                .filter(group -> !roster.hasStaffOnDuty(group))
                .toList();
        List<String> away = roster.staffAway();
        List<String> present = roster.standInsFor("");
        int offered = inPages((after, atMost) -> open.unheldNaming(away, present, after, atMost), this::offer);
        for (String group : empty) {
            List<String> people = roster.standInsFor(group);
            offered += inPages((after, atMost) -> open.unheld(group, empty, people, after, atMost), this::offer);
        }
        return offered;
    }

    private int inPages(BiFunction<String, Integer, List<String>> pages, Predicate<String> step) {
        int changed = 0;
        String after = "";
        List<String> page;
        do {
            page = pages.apply(after, PAGE);
            for (String task : page) {
                changed += safely(task, step) ? 1 : 0;
                after = task;
            }
        } while (page.size() == PAGE);
        return changed;
    }

    /** One task that cannot be moved must not keep the others where they are; it is tried again next time. */
    private boolean safely(String task, Predicate<String> step) {
        try {
            return Boolean.TRUE.equals(transaction.execute(status -> step.test(task)));
        } catch (RuntimeException e) {
            LOG.warn("Task {} could not be brought to somebody on duty, trying again", task, e);
            return false;
        }
    }

    private boolean passOn(String id) {
        Task task = held(id);
        if (task == null || task.getAssignee() == null) {
            return false;
        }
        String number = numberOf(task);
        boolean order = RequestHandlingProcess.Elements.HANDLE.equals(task.getTaskDefinitionKey());
        boolean standsStill = RequestPauseProcess.Elements.PAUSED.equals(task.getTaskDefinitionKey());
        DutyCover.Passing passing = cover.passing(
                        task.getAssignee(),
                        candidates(id, IdentityLink::getGroupId),
                        task.getTenantId(),
                        order || standsStill)
                .orElse(null);
        if (passing == null) {
            return false;
        }
        String to = passing.to() != null && (!(order || standsStill) || dispatching.mayTake(number, passing.to()))
                ? passing.to()
                : null;
        cover.passed(number, task.getAssignee(), passing.reason(), to);
        tasks.setAssignee(id, to);
        if (to == null) {
            offer(id);
        } else if (!order && number != null) {
            letters.assigned(number, to, TasklistPath.of(id));
        }
        return true;
    }

    private boolean offer(String id) {
        Task task = held(id);
        if (task == null || task.getAssignee() != null) {
            return false;
        }
        DutyCover.Addition addition = cover.cover(
                numberOf(task), candidates(id, IdentityLink::getGroupId), candidates(id, IdentityLink::getUserId));
        addition.groups().forEach(group -> tasks.addCandidateGroup(id, group));
        addition.people().forEach(person -> tasks.addCandidateUser(id, person));
        return !addition.groups().isEmpty() || !addition.people().isEmpty();
    }

    /** The task as it stands once nobody else can be at it. */
    private Task held(String id) {
        Task task = tasks.createTaskQuery().taskId(id).singleResult();
        if (task == null) {
            return null;
        }
        cover.hold(numberOf(task));
        return tasks.createTaskQuery().taskId(id).singleResult();
    }

    private String numberOf(Task task) {
        if (task.getProcessInstanceId() == null) {
            return null;
        }
        return runtime.createProcessInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .singleResult()
                .getBusinessKey();
    }

    private List<String> candidates(String id, java.util.function.Function<IdentityLink, String> part) {
        return tasks.getIdentityLinksForTask(id).stream()
                .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
                .map(part)
                .filter(Objects::nonNull)
                .toList();
    }
}
