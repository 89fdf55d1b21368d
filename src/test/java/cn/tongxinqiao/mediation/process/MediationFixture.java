package cn.tongxinqiao.mediation.process;

import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.engine.EngineAccounts;
import cn.tongxinqiao.engine.ProcessFixture;
import cn.tongxinqiao.mediation.AgreementText;
import cn.tongxinqiao.mediation.MediationAgreement;
import cn.tongxinqiao.mediation.MediationAgreements;
import cn.tongxinqiao.mediation.MediationCase;
import cn.tongxinqiao.mediation.MediationCases;
import cn.tongxinqiao.mediation.MediationSide;
import cn.tongxinqiao.mediation.MediationStatus;
import cn.tongxinqiao.mediation.MediationTalks;
import cn.tongxinqiao.mediation.NewMediation;
import cn.tongxinqiao.mediation.NewRound;
import cn.tongxinqiao.mediation.SideRole;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** What the tests of mediations share: people, a dispute, a clock that stands, and a case driven by hand. */
abstract class MediationFixture extends ProcessFixture {

    static final String COMMUNITY = "440118001901";
    static final SignedIn WORKER = new SignedIn("community01", Set.of("role-staff", "community-" + COMMUNITY));
    static final SignedIn STRANGER = new SignedIn("community02", Set.of("role-staff", "community-440118002901"));
    static final SignedIn MEDIATOR = new SignedIn("mediator", Set.of("role-staff", "mediator"));
    static final Instant START = Instant.parse("2026-02-10T01:00:00Z");
    static final byte[] PHOTO = picture();

    @Autowired
    MediationCases cases;

    @Autowired
    MediationTalks talks;

    @Autowired
    MediationAgreements agreements;

    private final List<String> filed = new ArrayList<>();

    @BeforeEach
    void clockStands() {
        at(START);
    }

    @AfterEach
    void leaveNothingOpen() {
        ClockUtil.reset();
        for (String number : filed) {
            runtime.createProcessInstanceQuery()
                    .processInstanceBusinessKey(number, DisputeMediationProcess.KEY)
                    .list()
                    .forEach(left -> runtime.deleteProcessInstance(left.getId(), "end of test"));
        }
    }

    static void at(String day) {
        at(Instant.parse(day + "T01:00:00Z"));
    }

    static NewMediation dispute(String subject) {
        return new NewMediation(
                subject,
                "楼上卫生间漏水，泡坏了天花板。",
                "荔景花园3栋1单元",
                COMMUNITY,
                null,
                List.of(
                        new NewMediation.Side(SideRole.APPLICANT, "欧阳漏雨", "13900138801", "ouyang.tj@example.org"),
                        new NewMediation.Side(SideRole.RESPONDENT, "司马楼上", "13900138802", null)));
    }

    String file(String subject) {
        String number = cases.file(dispute(subject), WORKER, null);
        filed.add(number);
        return number;
    }

    String accepted(String subject) {
        String number = file(subject);
        submit(number, "userTask_accept", Map.of("decision", "ACCEPT", "mediator", "mediator"));
        return number;
    }

    String talking(String subject) {
        String number = accepted(subject);
        sides(number).forEach(side -> cases.recordConsent(number, side.id(), true, MEDIATOR));
        submit(number, "userTask_consent", Map.of("decision", "START"));
        return number;
    }

    String agreed(String subject) {
        String number = talking(subject);
        round(number);
        submit(number, "userTask_round", Map.of("result", "AGREED"));
        return number;
    }

    /** Signed by everybody on these days, not yet submitted. */
    String written(String subject, LocalDate lastSignature) {
        String number = agreed(subject);
        at(lastSignature.toString());
        agreements.write(
                number,
                0,
                new AgreementText("楼上漏水。", "赔偿 3000 元，修好防水。", "银行转账，一次付清。", lastSignature.plusDays(20)),
                MEDIATOR);
        sides(number).forEach(side -> sign(number, side.id().toString(), lastSignature));
        sign(number, MediationAgreement.MEDIATOR, lastSignature);
        sign(number, MediationAgreement.SEAL, lastSignature);
        return number;
    }

    String inForce(String subject) {
        String number = written(subject, LocalDate.parse("2026-03-02"));
        submit(number, "userTask_sign", Map.of("decision", "SIGNED"));
        return number;
    }

    void sign(String number, String signer, LocalDate on) {
        agreements.sign(number, signer, on, List.of(new MediationAgreements.Scan("签字.png", PHOTO)), MEDIATOR);
    }

    UUID round(String number) {
        return talks.record(
                number,
                new NewRound(clock.instant(), "金邻议事厅", "双方本人", "申请人要求赔偿，对方愿意修。", "各自考虑"),
                MEDIATOR,
                UUID.randomUUID().toString());
    }

    List<MediationSide> sides(String number) {
        return cases.get(number).sides();
    }

    MediationCase get(String number) {
        return cases.get(number);
    }

    MediationStatus status(String number) {
        return get(number).status();
    }

    MediationAgreement agreement(String number) {
        return agreements.find(number).orElseThrow();
    }

    void submit(String number, String element, Map<String, Object> form) {
        String task = task(number, element).getId();
        try (EngineAccounts.Acting acting = accounts.actAs("mediator")) {
            forms.submitTaskForm(task, form);
        }
    }

    Map<String, Object> form(String number, String element) {
        String task = task(number, element).getId();
        try (EngineAccounts.Acting acting = accounts.actAs("mediator")) {
            return forms.getTaskFormVariables(task);
        }
    }
}
