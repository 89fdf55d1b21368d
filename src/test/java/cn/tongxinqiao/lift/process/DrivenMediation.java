package cn.tongxinqiao.lift.process;

import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.engine.EngineAccounts;
import cn.tongxinqiao.mediation.AgreementText;
import cn.tongxinqiao.mediation.MediationAgreement;
import cn.tongxinqiao.mediation.MediationAgreements;
import cn.tongxinqiao.mediation.MediationCases;
import cn.tongxinqiao.mediation.MediationSide;
import cn.tongxinqiao.mediation.MediationTalks;
import cn.tongxinqiao.mediation.NewRound;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** Does a mediator's work on a mediation that came from a lift, by the mediator's own forms. */
@Component
class DrivenMediation {

    static final SignedIn MEDIATOR = new SignedIn("mediator", Set.of("role-staff", "mediator"));

    private final MediationCases cases;
    private final MediationTalks talks;
    private final MediationAgreements agreements;
    private final EngineAccounts accounts;
    private final TaskService tasks;
    private final FormService forms;
    private final Clock clock;

    DrivenMediation(
            MediationCases cases,
            MediationTalks talks,
            MediationAgreements agreements,
            EngineAccounts accounts,
            TaskService tasks,
            FormService forms,
            Clock clock) {
        this.cases = cases;
        this.talks = talks;
        this.agreements = agreements;
        this.accounts = accounts;
        this.tasks = tasks;
        this.forms = forms;
        this.clock = clock;
    }

    void accept(String number) {
        submit(number, "userTask_accept", Map.of("decision", "ACCEPT", "mediator", "mediator"));
    }

    void refuse(String number) {
        submit(number, "userTask_accept", Map.of("decision", "REFUSE", "reason", "要先由规划部门处理"));
    }

    /** From the filing to an agreement that binds. */
    void agree(String number) {
        accept(number);
        sides(number).forEach(side -> cases.recordConsent(number, side.id(), true, MEDIATOR));
        submit(number, "userTask_consent", Map.of("decision", "START"));
        talks.record(
                number, new NewRound(clock.instant(), "金邻议事厅", "双方本人", "谈采光和补偿。", "各自考虑"), MEDIATOR, DrivenLift.key());
        submit(number, "userTask_round", Map.of("result", "AGREED"));
        LocalDate today = LocalDate.now(clock);
        agreements.write(
                number,
                0,
                new AgreementText("一楼采光。", "井道改用玻璃，补偿 20000 元。", "银行转账，一次付清。", today.plusDays(20)),
                MEDIATOR);
        sides(number).forEach(side -> sign(number, side.id().toString(), today));
        sign(number, MediationAgreement.MEDIATOR, today);
        sign(number, MediationAgreement.SEAL, today);
        submit(number, "userTask_sign", Map.of("decision", "SIGNED"));
    }

    List<MediationSide> sides(String number) {
        return cases.get(number).sides();
    }

    private void sign(String number, String signer, LocalDate on) {
        agreements.sign(
                number,
                signer,
                on,
                List.of(new MediationAgreements.Scan(
                        "签字.jpg", DrivenLift.photo().bytes())),
                MEDIATOR);
    }

    private void submit(String number, String element, Map<String, Object> form) {
        try (EngineAccounts.Acting acting = accounts.actAs("mediator")) {
            Task task = tasks.createTaskQuery()
                    .processInstanceBusinessKey(number)
                    .taskDefinitionKey(element)
                    .singleResult();
            if (task.getAssignee() == null) {
                tasks.claim(task.getId(), "mediator");
            }
            forms.submitTaskForm(task.getId(), form);
        }
    }
}
