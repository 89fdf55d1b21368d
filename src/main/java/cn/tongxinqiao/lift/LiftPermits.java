package cn.tongxinqiao.lift;

import cn.tongxinqiao.audit.Act;
import cn.tongxinqiao.audit.ActKind;
import cn.tongxinqiao.audit.AuditLog;
import cn.tongxinqiao.document.Documents;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The street's stamp and the planning permit. */
@Service
public class LiftPermits {

    private static final String SENT_BACK = "STAMP_SENT_BACK";

    private final JdbcClient jdbc;
    private final LiftCaseRows cases;
    private final LiftAgreements agreements;
    private final NoticeRows notices;
    private final ObjectionRows objections;
    private final Documents documents;
    private final OwnerLetters letters;
    private final AuditLog audit;
    private final Clock clock;

    LiftPermits(
            JdbcClient jdbc,
            LiftCaseRows cases,
            LiftAgreements agreements,
            NoticeRows notices,
            ObjectionRows objections,
            Documents documents,
            OwnerLetters letters,
            AuditLog audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.agreements = agreements;
        this.notices = notices;
        this.objections = objections;
        this.documents = documents;
        this.letters = letters;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What was decided on the planning permit.
     *
     * @param appliedOn when it was applied for
     * @param decidedOn when it was decided
     * @param granted whether it was granted
     * @param number its number; null when it was not
     * @param reason why it was not; null when it was
     */
    public record Permit(LocalDate appliedOn, LocalDate decidedOn, boolean granted, String number, String reason) {}

    /**
     * What is missing before the street may stamp.
     *
     * @param number number of the case
     * @return Chinese sentences, empty when nothing is
     */
    @Transactional(readOnly = true)
    public List<String> missingForStamp(String number) {
        List<String> missing = new ArrayList<>();
        if (agreements.find(number).filter(LiftAgreement::isSettled).isEmpty()) {
            missing.add("书面协议没有定稿。");
        }
        Optional<LiftNotice> notice = notices.newest(number);
        if (notice.filter(found -> found.conclusion() == NoticeConclusion.PASSED)
                .isEmpty()) {
            missing.add("公示没有通过的结论。");
        }
        notice.ifPresent(found -> {
            for (LiftNotices.PhotoDay day : LiftNotices.PhotoDay.values()) {
                if (documents.list(day.owner(), number + "/" + found.edition()).isEmpty()) {
                    missing.add("缺公示" + day.label() + "照片。");
                }
            }
            int open = objections.open(found.id());
            if (open > 0) {
                missing.add("还有 " + open + " 件异议没有了结。");
            }
        });
        return missing;
    }

    /**
     * Records the street's stamp.
     *
     * @param number number of the case
     * @param stampedOn the day
     * @param paper number of the paper, or null
     * @param by who stamped
     * @throws DeliveryRefused while something is missing; says what
     */
    @Transactional
    public void stamp(String number, LocalDate stampedOn, String paper, String by) {
        LiftCase lift = cases.lock(number).orElseThrow(UnknownLiftCase::of);
        LiftCases.requireStatus(lift, LiftStatus.STAMP);
        List<String> missing = missingForStamp(number);
        if (!missing.isEmpty()) {
            throw DeliveryRefused.because("还不能盖章：" + String.join("", missing));
        }
        LocalDate on = LiftWords.past("盖章日期", stampedOn, clock);
        decide(number, "STAMP", null, on, true, LiftTexts.perhaps("编号", paper, LiftTexts.LINE), null, by);
        cases.status(number, LiftStatus.PERMIT);
        cases.tell(number, "STAMPED", "镇街" + LiftWords.day(on) + "盖章。", by);
    }

    /**
     * Sends the papers back to the community before they are stamped.
     *
     * @param number number of the case
     * @param reason what has to be brought
     * @param by who asks for it
     * @throws LiftCaseNotAtThis when the case is not before the street
     */
    @Transactional
    public void sendBack(String number, String reason, String by) {
        LiftCases.requireStatus(cases.lock(number).orElseThrow(UnknownLiftCase::of), LiftStatus.STAMP);
        cases.tell(number, SENT_BACK, LiftTexts.text("要补什么", reason, LiftTexts.REASON), by);
    }

    /**
     * What the street asked for when it sent the papers back last.
     *
     * @param number number of the case
     * @return the street's words, empty when it never did
     */
    @Transactional(readOnly = true)
    public Optional<String> askedFor(String number) {
        return cases.events(number).stream()
                .filter(event -> event.kind().equals(SENT_BACK))
                .map(LiftEvent::words)
                .reduce((earlier, later) -> later);
    }

    /**
     * Brings the papers before the street again.
     *
     * @param number number of the case
     * @param note what was brought
     * @param by who brings it
     * @throws LiftCaseNotAtThis when the case is not before the street
     */
    @Transactional
    public void bringAgain(String number, String note, String by) {
        LiftCases.requireStatus(cases.lock(number).orElseThrow(UnknownLiftCase::of), LiftStatus.STAMP);
        cases.tell(number, "STAMP_AGAIN", "补了材料：" + LiftTexts.text("补了什么", note, LiftTexts.REASON), by);
    }

    /**
     * Records what was decided on the permit: the case goes on to the works, or back to the talks with the reason.
     *
     * @param number number of the case
     * @param permit the decision
     * @param by who records it
     */
    @Transactional
    public void permit(String number, Permit permit, String by) {
        LiftCase lift = cases.lock(number).orElseThrow(UnknownLiftCase::of);
        LiftCases.requireStatus(lift, LiftStatus.PERMIT);
        LocalDate applied = LiftWords.past("申请日期", permit.appliedOn(), clock);
        LocalDate decided = LiftWords.past("决定日期", permit.decidedOn(), clock);
        if (decided.isBefore(applied)) {
            throw DeliveryRefused.because("决定日期不能早于申请日期。");
        }
        String paper = permit.granted() ? LiftTexts.line("许可文号", permit.number(), LiftTexts.LINE) : null;
        String reason = permit.granted() ? null : LiftTexts.text("不予许可或补正的原因", permit.reason(), LiftTexts.LONG);
        decide(number, "PERMIT", applied, decided, permit.granted(), paper, reason, by);
        cases.status(number, permit.granted() ? LiftStatus.DELIVERY : LiftStatus.TALKS);
        String words = permit.granted() ? "取得规划许可（" + paper + "）。" : "规划许可没有办下来，回到协商。";
        cases.tell(number, "PERMIT", words, by);
        letters.tellOwners(lift, "permit:" + decided, words);
    }

    private void decide(
            String number,
            String kind,
            LocalDate appliedOn,
            LocalDate decidedOn,
            boolean granted,
            String paper,
            String reason,
            String by) {
        jdbc.sql(
                        "insert into lift_decision (id, lift, kind, granted, applied_on, decided_on, number, reason, decided_by,"
                                + " recorded_at) values (:id, :lift, :kind, :granted, :applied, :decided, :number, :reason, :by, :at)")
                .param("id", UUID.randomUUID())
                .param("lift", number)
                .param("kind", kind)
                .param("granted", granted)
                .param("applied", appliedOn)
                .param("decided", decidedOn)
                .param("number", paper)
                .param("reason", reason)
                .param("by", by)
                .param("at", LiftCaseRows.at(clock.instant()))
                .update();
        audit.record(Act.of(ActKind.LIFT, by)
                .on("lift-decision", number)
                .ofCase(number)
                .saying(kind.equals("STAMP") ? "镇街盖章" : "登记规划许可"));
    }
}
