package cn.tongxinqiao.request.process;

import cn.tongxinqiao.engine.EngineAccounts;
import cn.tongxinqiao.organization.Candidate;
import cn.tongxinqiao.organization.Members;
import cn.tongxinqiao.organization.Role;
import cn.tongxinqiao.request.CaseFile;
import cn.tongxinqiao.request.Feedback;
import cn.tongxinqiao.request.Intake;
import cn.tongxinqiao.request.Receipt;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Hands cases in and takes them through the engine by hand: jobs and timers run when a test says so. */
@Component
class CaseDriver {

    static final ZoneId HERE = ZoneId.of("Asia/Shanghai");

    final Intake intake;
    final Feedback feedback;
    final CaseFile files;
    final EngineAccounts accounts;
    final Members members;
    final RuntimeService runtime;
    final TaskService tasks;
    final FormService forms;
    final ManagementService management;
    final HistoryService history;
    final JdbcClient jdbc;

    private final List<DrivenCase> driven = new ArrayList<>();

    CaseDriver(
            Intake intake,
            Feedback feedback,
            CaseFile files,
            EngineAccounts accounts,
            Members members,
            RuntimeService runtime,
            TaskService tasks,
            FormService forms,
            ManagementService management,
            HistoryService history,
            JdbcClient jdbc) {
        this.intake = intake;
        this.feedback = feedback;
        this.files = files;
        this.accounts = accounts;
        this.members = members;
        this.runtime = runtime;
        this.tasks = tasks;
        this.forms = forms;
        this.management = management;
        this.history = history;
        this.jdbc = jdbc;
    }

    /** Hands a case in; nothing of it has run yet but the start. */
    DrivenCase handIn(NewCase entry) {
        Receipt receipt = intake.receive(entry.entry(), entry.submitter());
        DrivenCase handedIn = new DrivenCase(this, receipt.number(), receipt.token());
        driven.add(handedIn);
        return handedIn;
    }

    /** Hands a case in and lets it run to its first wait state. */
    DrivenCase enter(NewCase entry) {
        DrivenCase entered = handIn(entry);
        entered.runJobs();
        return entered;
    }

    /** A case this test handed in. */
    DrivenCase find(String number) {
        return driven.stream()
                .filter(found -> found.number().equals(number))
                .findFirst()
                .orElseThrow();
    }

    /** The running main instance of a case. */
    ProcessInstance root(DrivenCase request) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(request.number(), ServiceRequestProcess.KEY)
                .singleResult();
    }

    /** Id of a department's part in a MAJOR case. */
    String partOf(DrivenCase request, String department) {
        return part(request, department, "id");
    }

    String partStatus(DrivenCase request, String department) {
        return part(request, department, "status");
    }

    private String part(DrivenCase request, String department, String column) {
        return jdbc.sql("select " + column + "::text from department_task where number = ? and department = ?")
                .params(request.number(), department)
                .query(String.class)
                .single();
    }

    String workerOf(String unit) {
        return personIn(unit, Role.WORKER);
    }

    String leaderOf(String unit) {
        return personIn(unit, Role.LEADER);
    }

    /** Takes away what the tests left running, so that nobody's open orders count in the next test. */
    void leaveNothingOpen() {
        for (DrivenCase left : driven) {
            left.instances("service-request").forEach(root -> runtime.deleteProcessInstance(root, "end of test"));
            jdbc.sql("update work_order set finished_at = now(), outcome = 'TEST' where number = ?"
                            + " and finished_at is null")
                    .param(left.number())
                    .update();
        }
        driven.clear();
    }

    private String personIn(String unit, Role role) {
        return members.candidatesOf(unit).stream()
                .filter(person -> person.role() == role)
                .map(Candidate::id)
                .findFirst()
                .orElseThrow();
    }
}
