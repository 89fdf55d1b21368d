package cn.tongxinqiao.request;

import cn.tongxinqiao.calendar.Limit;
import cn.tongxinqiao.calendar.WorkCalendar;
import cn.tongxinqiao.organization.Organization;
import cn.tongxinqiao.organization.UnitKind;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A MAJOR case (要事): lead and departments, their answers, milestones, and acceptance by the organisation department. */
@Service
public class Brigade {

    private final ServiceRequests requests;
    private final Timeline timeline;
    private final Grading grading;
    private final HandlingProofs proofs;
    private final Organization organization;
    private final WorkCalendar calendar;
    private final JdbcClient jdbc;
    private final Clock clock;

    Brigade(
            ServiceRequests requests,
            Timeline timeline,
            Grading grading,
            HandlingProofs proofs,
            Organization organization,
            WorkCalendar calendar,
            JdbcClient jdbc,
            Clock clock) {
        this.requests = requests;
        this.timeline = timeline;
        this.grading = grading;
        this.proofs = proofs;
        this.organization = organization;
        this.calendar = calendar;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * One department's part in a plan.
     *
     * @param department unit code
     * @param task what it shall do
     * @param dueOn last day
     */
    public record Part(String department, String task, LocalDate dueOn) {}

    /**
     * A department's task as kept.
     *
     * @param id id
     * @param number case number
     * @param department unit code
     * @param leads whether it leads
     * @param task what it shall do
     * @param dueOn last day
     * @param status OPEN, PARTIAL, ANSWERED, RETURNED, DROPPED, ACCEPTED or REFUSED
     * @param answer latest answer or null
     * @param remaining what is still to do or null
     * @param returnReason why it was sent back or null
     */
    public record DepartmentTask(
            long id,
            String number,
            String department,
            boolean leads,
            String task,
            LocalDate dueOn,
            String status,
            String answer,
            String remaining,
            String returnReason) {}

    /**
     * Names the lead and the departments.
     *
     * @param number case number
     * @param lead unit code of the leading department
     * @param parts each department's part; at least one, each department once
     * @param actor who plans
     * @return ids of the tasks
     * @throws RequestRefused when a department appears twice, is unknown, has a day in the past, or the lead has no part
     */
    @Transactional
    public List<String> plan(String number, String lead, List<Part> parts, String actor) {
        ServiceRequest request = requests.lock(number);
        request.requireOpen();
        requirePlan(lead, parts);
        List<String> ids = new ArrayList<>();
        for (Part part : parts) {
            ids.add(add(request, part, part.department().equals(lead)));
        }
        request.taken(actor, clock.instant());
        requests.save(request);
        timeline.tell(number, "PLANNED", "区级大队已牵头，" + parts.size() + "个部门分头办理。");
        timeline.note(number, "LEAD_NAMED", "牵头部门：" + organization.unit(lead).name(), actor);
        return ids;
    }

    private void requirePlan(String lead, List<Part> parts) {
        Set<String> seen = new HashSet<>();
        for (Part part : parts) {
            requireDepartment(part.department());
            requireDay(part.dueOn());
            if (!seen.add(part.department())) {
                throw RequestRefused.because(
                        organization.unit(part.department()).name() + "列了两次。");
            }
        }
        if (!seen.contains(lead)) {
            throw RequestRefused.because("牵头部门也要有自己的任务和期限。");
        }
    }

    private void requireDepartment(String code) {
        if (organization
                .find(code)
                .filter(unit -> unit.kind() == UnitKind.DEPARTMENT)
                .isEmpty()) {
            throw RequestRefused.because("“" + code + "”不是部门。");
        }
    }

    private void requireDay(LocalDate day) {
        if (day.isBefore(LocalDate.now(clock))) {
            throw RequestRefused.because("部门期限不能早于今天。");
        }
    }

    private String add(ServiceRequest request, Part part, boolean leads) {
        return jdbc.sql("insert into department_task (number, round, department, leads, task, due_on, status)"
                        + " values (?, ?, ?, ?, ?, ?, 'OPEN') returning id")
                .params(
                        request.number,
                        request.reworkCount,
                        part.department(),
                        leads,
                        Intake.requireText(part.task(), 2000),
                        Date.valueOf(part.dueOn()))
                .query(Long.class)
                .single()
                .toString();
    }

    /**
     * Reads a department's task.
     *
     * @param id id
     * @return the task
     */
    @Transactional(readOnly = true)
    public DepartmentTask task(String id) {
        return jdbc.sql("select * from department_task where id = ?")
                .param(Long.parseLong(id))
                .query(Brigade::read)
                .single();
    }

    /**
     * All current tasks of a case's present round, without those that were sent back or dropped.
     *
     * @param number case number
     * @return tasks in the order they were named
     */
    @Transactional(readOnly = true)
    public List<DepartmentTask> tasks(String number) {
        return jdbc.sql("select d.* from department_task d join service_request r on r.number = d.number"
                        + " where d.number = ? and d.round = r.rework_count and d.status <> 'DROPPED' order by d.id")
                .param(number)
                .query(Brigade::read)
                .list();
    }

    /**
     * The department has done its part.
     *
     * @param id task id
     * @param answer what was done
     * @param actor who answers
     */
    @Transactional
    public void answered(String id, String answer, String actor) {
        set(id, "ANSWERED", answer, null, null, actor);
        DepartmentTask task = task(id);
        timeline.tell(
                task.number(),
                "DEPARTMENT_ANSWERED",
                organization.unit(task.department()).name() + "已答复。");
        timeline.note(task.number(), "DEPARTMENT_ANSWER", answer, actor);
    }

    /**
     * The department has done some of its part and goes on.
     *
     * @param id task id
     * @param answer what was done
     * @param remaining what is still to do
     * @param actor who answers
     */
    @Transactional
    public void answeredInPart(String id, String answer, String remaining, String actor) {
        set(id, "PARTIAL", answer, remaining, null, actor);
        DepartmentTask task = task(id);
        timeline.tell(
                task.number(),
                "DEPARTMENT_PARTIAL",
                organization.unit(task.department()).name() + "已部分办理，继续推进。");
        timeline.note(task.number(), "DEPARTMENT_ANSWER", answer + "（尚余：" + remaining + "）", actor);
    }

    /**
     * The department says it is not the right one.
     *
     * @param id task id
     * @param reason in words
     * @param actor who says so
     */
    @Transactional
    public void returned(String id, String reason, String actor) {
        set(id, "RETURNED", null, null, reason, actor);
        DepartmentTask task = task(id);
        timeline.note(
                task.number(),
                "DEPARTMENT_RETURNED",
                organization.unit(task.department()).name() + "退回：" + reason,
                actor);
    }

    /**
     * The brigade gives a returned part to another department.
     *
     * @param id task id
     * @param department unit code of the new department
     * @param comment remark, may be null
     * @param actor who decides
     * @throws RequestRefused when that department already has a part in the case
     */
    @Transactional
    public void replaced(String id, String department, String comment, String actor) {
        DepartmentTask task = task(id);
        requireDepartment(department);
        boolean busy = tasks(task.number()).stream()
                .anyMatch(other -> other.id() != task.id() && other.department().equals(department));
        if (busy) {
            throw RequestRefused.because(organization.unit(department).name() + "在本件中已有任务。");
        }
        jdbc.sql("update department_task set department = ?, status = 'OPEN', return_reason = null where id = ?")
                .params(department, task.id())
                .update();
        timeline.note(
                task.number(),
                "DEPARTMENT_REPLACED",
                "改派" + organization.unit(department).name() + (comment == null ? "。" : "：" + comment),
                actor);
    }

    /**
     * A returned part is not needed after all.
     *
     * @param id task id
     * @param comment remark, may be null
     * @param actor who decides
     * @throws RequestRefused when it is the last part of the case
     */
    @Transactional
    public void dropped(String id, String comment, String actor) {
        DepartmentTask task = task(id);
        if (tasks(task.number()).size() == 1) {
            throw RequestRefused.because("这是最后一个部门，不能取消，请改派。");
        }
        set(id, "DROPPED", null, null, task.returnReason(), actor);
        timeline.note(task.number(), "DEPARTMENT_DROPPED", "不再需要该部门" + (comment == null ? "。" : "：" + comment), actor);
    }

    /**
     * The organisation department accepts everything.
     *
     * @param number case number
     * @param actor who accepts
     * @throws ProofMissing when the table wants to see more than there is
     */
    @Transactional
    public void accepted(String number, String actor) {
        ServiceRequest request = requests.lock(number);
        proofs.requireComplete(request);
        jdbc.sql("update department_task set status = 'ACCEPTED' where number = ? and status = 'ANSWERED'")
                .param(number)
                .update();
        StringBuilder result = new StringBuilder();
        for (DepartmentTask task : tasks(number)) {
            result.append(organization.unit(task.department()).name())
                    .append("：")
                    .append(task.answer())
                    .append('\n');
        }
        request.handled(result.toString().strip());
        requests.save(request);
        timeline.tell(number, "ACCEPTED", "各部门办理结果已通过区委组织部验收。");
    }

    /**
     * The organisation department refuses some answers; only these departments work again.
     *
     * @param number case number
     * @param refused ids of the tasks refused, at least one
     * @param comment why
     * @param actor who refuses
     * @return ids of the tasks to do again
     * @throws RequestRefused when none, or one of another case, is named
     */
    @Transactional
    public List<String> refused(String number, List<String> refused, String comment, String actor) {
        Set<String> own = new HashSet<>();
        tasks(number).forEach(task -> own.add(Long.toString(task.id())));
        if (refused.isEmpty() || !own.containsAll(refused)) {
            throw RequestRefused.because("请勾选验收不合格的部门。");
        }
        for (String id : refused) {
            jdbc.sql("update department_task set status = 'REFUSED' where id = ?")
                    .param(Long.parseLong(id))
                    .update();
            timeline.note(
                    number,
                    "ACCEPTANCE_REFUSED",
                    organization.unit(task(id).department()).name() + "验收不合格：" + comment,
                    actor);
        }
        timeline.tell(number, "ACCEPTANCE_REFUSED", "部分办理结果未通过验收，相关部门继续办理。");
        return List.copyOf(refused);
    }

    /**
     * The brigade reports on progress.
     *
     * @param number case number
     * @param progress in words
     * @param actor who reports
     */
    @Transactional
    public void milestone(String number, String progress, String actor) {
        timeline.tell(number, "MILESTONE", "阶段进展：" + Intake.requireText(progress, 2000));
        timeline.note(number, "MILESTONE_BY", "阶段汇报已提交。", actor);
    }

    /**
     * When the brigade must report next.
     *
     * @param number case number
     * @return instant by the limits table
     */
    @Transactional(readOnly = true)
    public Instant nextMilestone(String number) {
        ServiceRequest request = requests.get(number);
        String milestone = grading.deadlines(request, false).text("milestone");
        return calendar.due(clock.instant(), Limit.parse(milestone)).at();
    }

    /**
     * The instant a department's day ends.
     *
     * @param dueOn last day
     * @return start of the next day
     */
    public Instant endOf(LocalDate dueOn) {
        return dueOn.plusDays(1)
                .atTime(LocalTime.MIDNIGHT)
                .atZone(clock.getZone())
                .toInstant();
    }

    /**
     * A department's day has passed without a full answer.
     *
     * @param id task id
     */
    @Transactional
    public void departmentOverdue(String id) {
        jdbc.sql("update department_task set supervised_at = ? where id = ?")
                .params(Timestamp.from(clock.instant()), Long.parseLong(id))
                .update();
        DepartmentTask task = task(id);
        timeline.note(
                task.number(),
                "DEPARTMENT_OVERDUE",
                organization.unit(task.department()).name() + "逾期未答复，列入督办。",
                null);
    }

    /** Nobody waits any longer for what the departments still had to do: the case ended over their heads. */
    void drop(String number) {
        jdbc.sql("update department_task set status = 'DROPPED' where number = ? and status in ('OPEN', 'PARTIAL')")
                .param(number)
                .update();
    }

    private void set(String id, String status, String answer, String remaining, String reason, String actor) {
        jdbc.sql("update department_task set status = ?, answer = coalesce(?, answer), remaining = ?,"
                        + " return_reason = ?, answered_by = ?, answered_at = ? where id = ?")
                .params(java.util.Arrays.asList(
                        status, answer, remaining, reason, actor, Timestamp.from(clock.instant()), Long.parseLong(id)))
                .update();
    }

    private static DepartmentTask read(ResultSet row, int index) throws SQLException {
        return new DepartmentTask(
                row.getLong("id"),
                row.getString("number"),
                row.getString("department"),
                row.getBoolean("leads"),
                row.getString("task"),
                row.getDate("due_on").toLocalDate(),
                row.getString("status"),
                row.getString("answer"),
                row.getString("remaining"),
                row.getString("return_reason"));
    }
}
