package cn.tongxinqiao.request.process;

import cn.tongxinqiao.engine.EngineAccounts;
import cn.tongxinqiao.request.CaseFile;
import cn.tongxinqiao.request.Feedback;
import cn.tongxinqiao.request.Status;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;

/** One case in a test's hands. */
record DrivenCase(CaseDriver driver, String number, String token) {

    /** Runs what the engine would run at once: continuations, never timers. */
    void runJobs() {
        List<Job> jobs;
        while (!(jobs = jobs("service-request")).isEmpty()) {
            jobs.forEach(job -> driver.management.executeJob(job.getId()));
        }
    }

    private List<Job> jobs(String process) {
        return instances(process).stream()
                .flatMap(instance ->
                        driver.management.createJobQuery().processInstanceId(instance).messages().list().stream())
                .toList();
    }

    /** Lets the timer of a named element run out without moving the clock. */
    void fireTimer(String element) {
        driver.management.executeJob(timer(element).getId());
    }

    Job timer(String element) {
        return only(element, timers(element).toList());
    }

    Stream<Job> timers(String element) {
        return allInstances()
                .flatMap(instance -> driver
                        .management
                        .createJobQuery()
                        .processInstanceId(instance.getId())
                        .timers()
                        .activityId(element)
                        .list()
                        .stream());
    }

    Task task(String element) {
        return only(element, tasks(element));
    }

    List<Task> tasks(String element) {
        return driver.tasks
                .createTaskQuery()
                .processInstanceBusinessKey(number)
                .taskDefinitionKey(element)
                .list();
    }

    /** The task of a unit, where several units have the same one. */
    Task task(String element, String unit) {
        return only(
                element + " of " + unit,
                tasks(element).stream()
                        .filter(task -> unit.equals(task.getTenantId()))
                        .toList());
    }

    /** Element ids of everything a person can do now. */
    List<String> openTasks() {
        return driver.tasks.createTaskQuery().processInstanceBusinessKey(number).list().stream()
                .map(Task::getTaskDefinitionKey)
                .toList();
    }

    void claim(String user, String element) {
        claim(user, task(element));
    }

    void claim(String user, Task task) {
        try (EngineAccounts.Acting acting = driver.accounts.actAs(user)) {
            driver.tasks.claim(task.getId(), user);
        }
    }

    /** Gives a claimed task back. */
    void release(String user, String element) {
        Task task = task(element);
        try (EngineAccounts.Acting acting = driver.accounts.actAs(user)) {
            driver.tasks.setAssignee(task.getId(), null);
        }
    }

    void submit(String user, String element, Map<String, Object> form) {
        submit(user, task(element), form);
    }

    void submit(String user, Task task, Map<String, Object> form) {
        try (EngineAccounts.Acting acting = driver.accounts.actAs(user)) {
            driver.forms.submitTaskForm(task.getId(), form);
        }
    }

    /** What a person finds in the opened form. */
    Map<String, Object> form(String user, String element) {
        Task task = task(element);
        try (EngineAccounts.Acting acting = driver.accounts.actAs(user)) {
            return driver.forms.getTaskFormVariables(task.getId());
        }
    }

    /** Whether a person finds a task of this case in a list. */
    boolean isSeenBy(String user, String element) {
        return isSeenBy(user, task(element));
    }

    boolean isSeenBy(String user, Task task) {
        try (EngineAccounts.Acting acting = driver.accounts.actAs(user)) {
            return driver.tasks.createTaskQuery().taskId(task.getId()).count() == 1;
        }
    }

    // what the requester does

    /** What a leader does for whom no proof can be had. */
    void letOffItsProof() {
        driver.jdbc
                .sql("insert into handling_proof_release select number, rework_count, 'none to be had', 'leader', now()"
                        + " from service_request where number = ?")
                .param(number)
                .update();
    }

    void withdraw() {
        driver.intake.withdraw(number, token);
    }

    void urge() {
        driver.intake.urge(number, token);
    }

    void addDetail(String text) {
        driver.intake.addDetail(number, token, text);
    }

    void rate(boolean solved, Feedback.Satisfaction satisfaction) {
        driver.feedback.rate(number, token, new Feedback.Rating(solved, satisfaction, null));
    }

    // what became of it

    Instant dueAt() {
        return instant("due_at");
    }

    Instant instant(String column) {
        return driver.jdbc
                .sql("select " + column + " from service_request where number = ?")
                .param(number)
                .query((row, index) ->
                        row.getObject(column, OffsetDateTime.class).toInstant())
                .single();
    }

    /** What was asked of the clocks and what became of it, oldest first. */
    List<String> stops() {
        return driver.jdbc
                .sql("select kind || ' ' || coalesce(decision, '') from clock_stop where number = ? order by id")
                .param(number)
                .query(String.class)
                .list();
    }

    Status status() {
        return driver.files.status(number);
    }

    CaseFile.Progress progress() {
        return driver.files.progress(number, token);
    }

    /** Kinds of what the requester can read, oldest first. */
    List<String> timeline() {
        return progress().timeline().stream().map(CaseFile.Step::event).toList();
    }

    /** Kinds of what only staff can read, oldest first. */
    List<String> notes() {
        return driver.jdbc
                .sql("select event from request_event where number = ? and not for_public order by id")
                .param(number)
                .query(String.class)
                .list();
    }

    String column(String column) {
        return driver.jdbc
                .sql("select " + column + "::text from service_request where number = ?")
                .param(number)
                .query((row, index) -> String.valueOf(row.getString(1)))
                .single();
    }

    /** Units of the open work orders; a case has at most one. */
    List<String> openOrders() {
        return driver.jdbc
                .sql("select unit from work_order where number = ? and finished_at is null")
                .param(number)
                .query(String.class)
                .list();
    }

    List<String> openDepartmentTasks() {
        return driver.jdbc
                .sql("select department from department_task where number = ? and status in ('OPEN', 'PARTIAL')")
                .param(number)
                .query(String.class)
                .list();
    }

    /** Escalations as "FROM>TO reason", oldest first. */
    List<String> escalations() {
        return driver.jdbc
                .sql("select from_tier || '>' || to_tier || ' ' || reason from request_escalation where number = ?"
                        + " order by id")
                .param(number)
                .query(String.class)
                .list();
    }

    /** Ratings as "round solved satisfaction source", oldest first. */
    List<String> ratings() {
        return driver.jdbc
                .sql("select round || ' ' || solved || ' ' || satisfaction || ' ' || source from request_rating"
                        + " where number = ? order by round")
                .param(number)
                .query(String.class)
                .list();
    }

    List<String> incidents() {
        return instances("service-request").stream()
                .flatMap(root -> driver.runtime.createIncidentQuery().processInstanceId(root).list().stream())
                .map(Incident::getIncidentMessage)
                .toList();
    }

    PathAssert path(String process) {
        return PathAssert.of(driver.history, number, process);
    }

    boolean isRunning() {
        return allInstances().findAny().isPresent();
    }

    List<String> instances(String process) {
        return driver
                .runtime
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .processDefinitionKey(process)
                .list()
                .stream()
                .map(Execution::getId)
                .toList();
    }

    private Stream<ProcessInstance> allInstances() {
        return driver.runtime.createProcessInstanceQuery().processInstanceBusinessKey(number).list().stream();
    }

    private <T> T only(String what, List<T> found) {
        if (found.size() != 1) {
            throw new AssertionError(
                    number + " has " + found.size() + " of " + what + "; open are " + openTasks() + ", " + notes());
        }
        return found.get(0);
    }
}
