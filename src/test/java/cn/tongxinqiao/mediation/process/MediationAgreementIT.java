package cn.tongxinqiao.mediation.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.tongxinqiao.document.DocumentNotAccepted;
import cn.tongxinqiao.engine.FormRefused;
import cn.tongxinqiao.mediation.AgreementText;
import cn.tongxinqiao.mediation.Confirmation;
import cn.tongxinqiao.mediation.FailReason;
import cn.tongxinqiao.mediation.MediationAgreement;
import cn.tongxinqiao.mediation.MediationAgreements;
import cn.tongxinqiao.mediation.MediationNotNow;
import cn.tongxinqiao.mediation.MediationNotYours;
import cn.tongxinqiao.mediation.MediationRefused;
import cn.tongxinqiao.mediation.MediationStatus;
import cn.tongxinqiao.mediation.UnknownMediation;
import cn.tongxinqiao.request.process.ProcessPaths;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** The ways through mediation-agreement, its timers, and what does not happen on them. */
@ProcessPaths("mediation-agreement")
class MediationAgreementIT extends MediationFixture {

    private static final LocalDate EFFECT = LocalDate.parse("2026-03-02");

    @Test
    void takesEffectOnTheDayOfTheLastSignatureAndCanBeConfirmedForThirtyDays() {
        String number = inForce("生效");
        MediationAgreement agreement = agreement(number);
        assertThat(agreement.inForceOn()).isEqualTo(EFFECT);
        assertThat(agreement.confirmUntil()).isEqualTo(LocalDate.parse("2026-04-01"));
        assertThat(status(number)).isEqualTo(MediationStatus.IN_FORCE);
        assertThat(timer(number, "event_confirmOver").getDuedate()).isEqualTo(Instant.parse("2026-04-01T16:00:00Z"));
        assertThat(timer(number, "event_confirmRemind").getDuedate()).isEqualTo(Instant.parse("2026-03-17T01:00:00Z"));
        assertThat(timer(number, "event_visit").getDuedate()).isEqualTo(Instant.parse("2026-03-17T01:00:00Z"));
        assertThat(open(number)).containsExactly("userTask_confirm");
    }

    @Test
    void thePrintedAgreementHoldsTheLawfulPartsAndItsFingerprint() throws IOException, NoSuchAlgorithmException {
        String number = inForce("印出来");
        byte[] pdf = agreements.paper(number, MEDIATOR);
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(pdf)))
                .isEqualTo(agreement(number).sha256());
        String text;
        try (PDDocument paper = Loader.loadPDF(pdf)) {
            text = new PDFTextStripper().getText(paper);
        }
        assertThat(text)
                .contains("人民调解协议书", number, "欧阳漏雨", "司马楼上", "赔偿 3000 元", "银行转账", "2026年3月22日")
                .contains("自2026年3月2日起生效", "2026年4月1日", "人民调解委员会");
    }

    @Test
    void doesNotTakeEffectWhileAnythingIsMissing() {
        String number = agreed("缺这缺那");
        assertThatThrownBy(() -> submit(number, "userTask_sign", Map.of("decision", "SIGNED")))
                .isInstanceOf(FormRefused.class)
                .hasMessageContaining("协议正文");
        assertThatThrownBy(() -> sign(number, MediationAgreement.SEAL, LocalDate.parse("2026-02-10")))
                .isInstanceOf(MediationRefused.class);
        LocalDate later = LocalDate.parse("2026-03-20");
        assertThatThrownBy(() -> agreements.write(number, 0, new AgreementText("", "付钱", "转账", later), MEDIATOR))
                .isInstanceOf(MediationRefused.class);
        assertThatThrownBy(() -> agreements.write(number, 0, new AgreementText("漏水", "付钱", "转账", null), MEDIATOR))
                .isInstanceOf(MediationRefused.class);
        agreements.write(number, 0, new AgreementText("漏水", "付钱", "转账", later), MEDIATOR);
        assertThatThrownBy(() -> agreements.write(number, 0, new AgreementText("漏水", "别的", "转账", later), MEDIATOR))
                .isInstanceOf(MediationNotNow.class);
        sides(number).forEach(side -> sign(number, side.id().toString(), LocalDate.parse("2026-02-10")));
        sign(number, MediationAgreement.MEDIATOR, LocalDate.parse("2026-02-10"));
        assertThatThrownBy(() -> submit(number, "userTask_sign", Map.of("decision", "SIGNED")))
                .isInstanceOf(FormRefused.class)
                .hasMessageContaining("印章");
        assertThatThrownBy(() -> sign(number, MediationAgreement.SEAL, LocalDate.parse("2026-02-11")))
                .isInstanceOf(MediationRefused.class);

        agreements.write(number, 1, new AgreementText("漏水", "改了", "转账", later), MEDIATOR);
        assertThat(agreement(number).signatures())
                .as("a changed text is nobody's yet")
                .isEmpty();
        assertThat(agreement(number).inForceOn()).isNull();
        assertThat(status(number)).isEqualTo(MediationStatus.AGREED);
    }

    @Test
    void whatIsNotSignedFails() {
        String number = agreed("没签成");
        submit(number, "userTask_sign", Map.of("decision", "NOT_SIGNED", "reason", "对方又不肯了。"));

        assertThat(status(number)).isEqualTo(MediationStatus.FAILED);
        assertThat(get(number).reasonKind()).isEqualTo(FailReason.NOT_SIGNED);
        assertThat(agreements.find(number)).isEmpty();
        assertThat(isRunning(number)).isFalse();
    }

    @Test
    void remindsOnEachDayOfTheTableAndKeepsTheTask() {
        String number = inForce("提醒");
        at("2026-03-17");
        fire(number, "event_confirmRemind");
        assertThat(letters(number)).filteredOn("MEDIATION_CONFIRMATION"::equals).hasSize(1);
        assertThat(open(number)).containsExactly("userTask_confirm");
        assertThat(task(number, "userTask_confirm").getAssignee()).isEqualTo("mediator");
        assertThat(timer(number, "event_confirmRemind").getDuedate()).isEqualTo(Instant.parse("2026-03-25T01:00:00Z"));

        at("2026-03-25");
        fire(number, "event_confirmRemind");
        at("2026-03-30");
        fire(number, "event_confirmRemind");
        assertThat(letters(number)).filteredOn("MEDIATION_CONFIRMATION"::equals).hasSize(3);
        assertThat(timer(number, "event_confirmRemind").getDuedate())
                .as("no reminder is left before the end")
                .isAfter(timer(number, "event_confirmOver").getDuedate());
        assertThat(agreement(number).confirmation()).isNull();
    }

    @Test
    void takesAnApplicationOnTheLastDayAndNoneAfterIt() {
        String number = inForce("最后一天");
        at("2026-04-01");
        assertThatThrownBy(() -> submit(
                        number,
                        "userTask_confirm",
                        Map.of("decision", "APPLIED", "appliedOn", "2026-04-01", "court", "增城区人民法院")))
                .isInstanceOf(FormRefused.class)
                .hasMessageContaining("共同申请");
        at("2026-04-02");
        assertThatThrownBy(() -> submit(number, "userTask_confirm", applied("2026-04-02")))
                .isInstanceOf(FormRefused.class)
                .hasMessageContaining("2026年4月1日");
        assertThatThrownBy(() -> submit(number, "userTask_confirm", applied("2026-03-01")))
                .isInstanceOf(FormRefused.class);
        submit(number, "userTask_confirm", applied("2026-04-01"));

        assertThat(agreement(number).confirmation()).isEqualTo(Confirmation.APPLIED);
        assertThat(agreement(number).appliedOn()).isEqualTo(LocalDate.parse("2026-04-01"));
        assertThat(open(number)).isEmpty();
        assertThat(status(number)).as("performance is still to be seen").isEqualTo(MediationStatus.IN_FORCE);
    }

    private static Map<String, Object> applied(String day) {
        return Map.of("decision", "APPLIED", "together", true, "appliedOn", day, "court", "增城区人民法院");
    }

    @Test
    void theApplicationLapsesAfterTheLastDay() {
        String number = inForce("期满");
        at("2026-04-02");
        fire(number, "event_confirmOver");

        assertThat(agreement(number).confirmation()).isEqualTo(Confirmation.LAPSED);
        assertThat(open(number)).isEmpty();
        assertThat(isRunning(number)).isTrue();
        assertThat(letters(number)).doesNotContain("MEDIATION_CONFIRMATION");
        fire(number, "event_visit");
        submit(number, "userTask_visit", Map.of("result", "PERFORMED", "visitedOn", "2026-04-02", "note", "都做完了。"));
        assertThat(status(number)).isEqualTo(MediationStatus.SETTLED);
    }

    @Test
    void visitsAgainOnTheDayNamed() {
        String number = inForce("再回访");
        at("2026-03-17");
        fire(number, "event_visit");
        assertThat(open(number)).containsExactly("userTask_confirm", "userTask_visit");
        assertThatThrownBy(() -> submit(
                        number,
                        "userTask_visit",
                        Map.of("result", "AGAIN", "visitedOn", "2026-03-17", "note", "付了一半。")))
                .isInstanceOf(FormRefused.class);
        submit(
                number,
                "userTask_visit",
                Map.of("result", "AGAIN", "visitedOn", "2026-03-17", "note", "付了一半。", "nextOn", "2026-03-24"));

        assertThat(timer(number, "event_visit").getDuedate()).isEqualTo(Instant.parse("2026-03-24T01:00:00Z"));
        assertThat(open(number)).containsExactly("userTask_confirm");
        assertThat(agreements.visits(number, MEDIATOR)).hasSize(1);
        at("2026-03-24");
        fire(number, "event_visit");
        submit(number, "userTask_visit", Map.of("result", "PERFORMED", "visitedOn", "2026-03-24", "note", "付清了。"));
        assertThat(status(number)).as("the court may still be asked").isEqualTo(MediationStatus.IN_FORCE);
        submit(number, "userTask_confirm", Map.of("decision", "NOT_APPLIED", "note", "都付清了，不用。"));
        assertThat(status(number)).isEqualTo(MediationStatus.SETTLED);
    }

    @Test
    void scansAreForMediatorsAloneAndOnlyPicturesAndPapersAreKept() {
        String number = written("签字件", EFFECT);
        String other = written("别的签字件", EFFECT);
        UUID scan = agreements.scans(number, MEDIATOR).get(0).id();
        assertThat(agreements.scan(number, scan, MEDIATOR).bytes()).isNotEmpty();
        assertThatThrownBy(() -> agreements.scan(other, scan, MEDIATOR)).hasMessageContaining("没有找到");
        assertThatThrownBy(() -> agreements.scan(number, UUID.randomUUID(), MEDIATOR))
                .hasMessageContaining("没有找到");
        assertThatThrownBy(() -> agreements.scan(number, null, MEDIATOR)).hasMessageContaining("没有找到");
        assertThatThrownBy(() -> agreements.scan(number, scan, WORKER)).isInstanceOf(MediationNotYours.class);
        assertThatThrownBy(() -> agreements.scan(number, scan, STRANGER)).isInstanceOf(UnknownMediation.class);
        assertThatThrownBy(() -> agreements.sign(
                        number,
                        MediationAgreement.SEAL,
                        EFFECT,
                        List.of(new MediationAgreements.Scan("印章.pdf", "MZ 不是文书".getBytes(StandardCharsets.UTF_8))),
                        MEDIATOR))
                .isInstanceOf(DocumentNotAccepted.class);
        assertThatThrownBy(() -> agreements.sign(number, MediationAgreement.SEAL, EFFECT, List.of(), WORKER))
                .isInstanceOf(MediationNotYours.class);
        assertThat(jdbc.sql("select count(*) from audit_entry where case_number = :number and details = '查看签字件'")
                        .param("number", number)
                        .query(Integer.class)
                        .single())
                .as("opening a scan shows names: it is written down")
                .isOne();
    }

    @Test
    void aSignatureTwiceIsOneSignature() {
        String number = written("签两次", EFFECT);
        sign(number, MediationAgreement.SEAL, EFFECT);
        assertThat(agreement(number).signatures()).hasSize(4);
        assertThat(agreements.scans(number, MEDIATOR)).hasSize(1);
        assertThat(List.of(agreements.scan(
                        number, agreements.scans(number, MEDIATOR).get(0).id(), MEDIATOR)))
                .hasSize(1);
    }
}
