package cn.tongxinqiao.property;

import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.document.Accepted;
import cn.tongxinqiao.document.DocumentContent;
import cn.tongxinqiao.document.Documents;
import cn.tongxinqiao.document.NewDocument;
import cn.tongxinqiao.document.StoredDocument;
import cn.tongxinqiao.organization.Organization;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Objections to drafts: by the company, or by enough owners together, until the last minute of the window. They are decided
 * by people who did not score.
 */
@Service
public class PropertyObjections {

    /** Who decides where the street did not. */
    public static final String DISTRICT = "dept-housing";

    private static final String PAPER = "property-objection";

    private final PropertyAssessments assessments;
    private final ObjectionRows rows;
    private final PublicationRows publications;
    private final AssessmentReckoning reckoning;
    private final OnsiteResults onsite;
    private final Scorers scorers;
    private final PropertyLimits limits;
    private final OwnerDoors doors;
    private final AssessmentLetters letters;
    private final Organization organization;
    private final Documents documents;
    private final Clock clock;

    PropertyObjections(
            PropertyAssessments assessments,
            ObjectionRows rows,
            PublicationRows publications,
            AssessmentReckoning reckoning,
            OnsiteResults onsite,
            Scorers scorers,
            PropertyLimits limits,
            OwnerDoors doors,
            AssessmentLetters letters,
            Organization organization,
            Documents documents,
            Clock clock) {
        this.assessments = assessments;
        this.rows = rows;
        this.publications = publications;
        this.reckoning = reckoning;
        this.onsite = onsite;
        this.scorers = scorers;
        this.limits = limits;
        this.doors = doors;
        this.letters = letters;
        this.organization = organization;
        this.documents = documents;
        this.clock = clock;
    }

    /**
     * The assessment the company's link leads to.
     *
     * @throws UnknownProperty when the token is wrong
     */
    @Transactional(readOnly = true)
    public PropertyAssessment byFirmLink(String number, String token) {
        requireFirm(number, token);
        return assessments.get(number);
    }

    /** The assessment an owner's link leads to, as {@link #byFirmLink}. */
    @Transactional(readOnly = true)
    public PropertyAssessment byOwnerLink(OwnerLink link) {
        doors.require(link);
        return assessments.get(link.number());
    }

    /** The objections the company's link may see: its own. */
    @Transactional(readOnly = true)
    public List<PropertyObjection> ofFirm(String number, String token) {
        requireFirm(number, token);
        return rows.list(number).stream()
                .filter(objection -> objection.side() == PropertyObjection.Side.COMPANY)
                .toList();
    }

    /** The objections an owner's link may see: those of owners that were begun online. */
    @Transactional(readOnly = true)
    public List<PropertyObjection> ofOwners(OwnerLink link) {
        doors.require(link);
        return rows.list(link.number()).stream()
                .filter(objection -> objection.side() == PropertyObjection.Side.OWNERS && !objection.onPaper())
                .toList();
    }

    /** Whether the home a link leads from has joined an objection. */
    @Transactional(readOnly = true)
    public boolean hasJoined(OwnerLink link, UUID objection) {
        return rows.hasJoined(objection, doors.require(link));
    }

    /**
     * The company objects by its link. The same key again gives the first objection.
     *
     * @param number the assessment
     * @param token of the link
     * @param text what it objects to
     * @param key key of the form
     * @return the objection
     * @throws UnknownProperty when the token is wrong
     * @throws PropertyNotNow before the draft hangs, after the window, or when the company has objected already
     */
    @Transactional
    public PropertyObjection byCompany(String number, String token, String text, String key) {
        requireFirm(number, token);
        Instant received = clock.instant();
        PropertyAssessment assessment = assessments.locked(number);
        String used = "FIRM:" + PropertyTexts.key(key);
        return rows.entered(number, used).orElseGet(() -> {
            requireInTime(assessment, received);
            requireFirstOfCompany(number);
            return insert(assessment, PropertyObjection.Side.COMPANY, false, text, null, 0, received, null, used);
        });
    }

    /**
     * An owner begins a joint objection by link; the own home is the first to join. The same key again gives the first one.
     *
     * @param link the owner's link
     * @param text what the owners object to; the others who join read it
     * @param key key of the form
     * @return the objection
     */
    @Transactional
    public PropertyObjection byOwner(OwnerLink link, String text, String key) {
        String home = doors.require(link);
        Instant received = clock.instant();
        PropertyAssessment assessment = assessments.locked(link.number());
        String used = home + ":" + PropertyTexts.key(key);
        return rows.entered(link.number(), used).orElseGet(() -> {
            requireInTime(assessment, received);
            PropertyObjection begun = insert(
                    assessment,
                    PropertyObjection.Side.OWNERS,
                    false,
                    text,
                    doors.party(link, assessment.compound()).orElse(null),
                    0,
                    received,
                    null,
                    used);
            return joined(assessment, begun.id(), home, received);
        });
    }

    /**
     * An owner joins a joint objection by link; joining it again changes nothing.
     *
     * @param link the owner's link
     * @param id the objection
     * @return the objection
     */
    @Transactional
    public PropertyObjection join(OwnerLink link, UUID id) {
        String home = doors.require(link);
        Instant received = clock.instant();
        PropertyAssessment assessment = assessments.locked(link.number());
        PropertyObjection found = find(link.number(), id);
        if (found.side() != PropertyObjection.Side.OWNERS || found.onPaper()) {
            throw UnknownProperty.link();
        }
        if (rows.hasJoined(id, home)) {
            return found;
        }
        requireInTime(assessment, received);
        return joined(assessment, id, home, received);
    }

    /** An objection on paper. */
    public record OnPaper(PropertyObjection.Side side, LocalDate handedIn, int homes, String text) {}

    /**
     * Enters an objection that was handed in on paper; the day it was handed in decides whether it is in time. The same key
     * again gives the first one.
     *
     * @param number the assessment
     * @param paper what was handed in; homes that signed count for owners only
     * @param name name of the scan's file; may be null
     * @param scan the objection with the list of signatures
     * @param by who enters it
     * @param key key of the form
     * @return the objection
     * @throws PropertyNotNow when it is not in time, or the result is published
     */
    @Transactional
    public PropertyObjection onPaper(String number, OnPaper paper, String name, byte[] scan, SignedIn by, String key) {
        assessments.requireEditor(number, by);
        PropertyAssessment assessment = assessments.locked(number);
        String used = by.id() + ":" + PropertyTexts.key(key);
        return rows.entered(number, used).orElseGet(() -> {
            int homes = checkedHomes(assessment, paper);
            Instant handedIn = handedIn(assessment, paper.handedIn());
            if (paper.side() == PropertyObjection.Side.COMPANY) {
                requireFirstOfCompany(number);
            }
            if (scan == null || scan.length == 0) {
                throw PropertyRefused.because("请上传书面异议和签名表的照片或扫描件。");
            }
            PropertyObjection entered =
                    insert(assessment, paper.side(), true, paper.text(), null, homes, handedIn, by.id(), used);
            documents.store(new NewDocument(PAPER, entered.id().toString(), name, scan, by.id()), Accepted.SCANS);
            if (assessment.status() == AssessmentStatus.REVIEW
                    && entered.status() == PropertyObjection.Status.COLLECTING) {
                rows.status(entered.id(), PropertyObjection.Status.LAPSED);
            }
            assessments.note(number, by.id(), "录入书面异议");
            return find(number, entered.id());
        });
    }

    /**
     * The objections of an assessment.
     *
     * @param number the assessment
     * @param reader who asks
     * @return in the order they were entered
     */
    @Transactional(readOnly = true)
    public List<PropertyObjection> list(String number, SignedIn reader) {
        assessments.get(number, reader);
        return rows.list(number);
    }

    /** What an objection changes. */
    @Transactional(readOnly = true)
    public List<ScoreCorrection> corrections(String number, UUID id, SignedIn reader) {
        assessments.get(number, reader);
        return rows.corrections(find(number, id).id());
    }

    /**
     * What reviews have changed for good.
     *
     * @param number the assessment
     * @param reader who asks
     * @return in the order it was decided, so that the last one of a part counts; empty while the review is not over
     */
    @Transactional(readOnly = true)
    public List<ScoreCorrection> inForce(String number, SignedIn reader) {
        return assessments.get(number, reader).status() == AssessmentStatus.FINAL
                ? rows.corrections(number)
                : List.of();
    }

    /** The papers kept with an objection. */
    @Transactional(readOnly = true)
    public List<StoredDocument> papers(String number, UUID id, SignedIn reader) {
        assessments.get(number, reader);
        return documents.list(PAPER, find(number, id).id().toString());
    }

    /** One of them; goes to the log, since names stand on it. */
    @Transactional
    public DocumentContent paper(String number, UUID id, UUID file, SignedIn reader) {
        if (papers(number, id, reader).stream().noneMatch(kept -> kept.id().equals(file))) {
            throw UnknownProperty.assessment();
        }
        assessments.note(number, reader.id(), "打开书面异议");
        return documents.open(file);
    }

    /**
     * Decides an objection.
     *
     * @param number the assessment
     * @param id the objection
     * @param status one of the decisions
     * @param reasons why
     * @param corrections what it changes; at least one when upheld, whole or in part, none when rejected
     * @param by who decides
     * @return the objection
     * @throws PropertyNotYours for scorers and for whoever is not asked
     * @throws PropertyRefused when something is missing, or the corrections cannot be carried out
     * @throws PropertyNotNow when it has been decided, or is not up for decision
     */
    @Transactional
    public PropertyObjection decide(
            String number,
            UUID id,
            PropertyObjection.Status status,
            String reasons,
            List<ScoreCorrection> corrections,
            SignedIn by) {
        assessments.get(number, by);
        PropertyAssessment assessment = assessments.locked(number);
        requireReviewer(assessment, by);
        PropertyObjection objection = find(number, id);
        if (assessment.status() != AssessmentStatus.REVIEW || objection.status() != PropertyObjection.Status.OPEN) {
            throw PropertyNotNow.because(
                    "第 " + objection.ordinal() + " 号异议现在是“" + objection.status().label() + "”，不能作决定。");
        }
        if (status == null || !status.isDecision()) {
            throw PropertyRefused.because("请选择成立、部分成立或不成立。");
        }
        String why = PropertyTexts.text("理由", reasons, PropertyTexts.LONG);
        boolean rejected = status == PropertyObjection.Status.REJECTED;
        if (rejected != corrections.isEmpty()) {
            throw PropertyRefused.because(rejected ? "不成立的异议不能改分。" : "成立的异议要写明改哪一项、改成多少。");
        }
        if (!rejected) {
            requireWorkable(assessment, corrections);
        }
        rows.decide(id, status, why, by.id(), clock.instant());
        rows.correct(id, corrections);
        assessments.tell(number, "DECIDED", "第 " + objection.ordinal() + " 号异议：" + status.label() + "。", by.id());
        assessments.note(number, by.id(), "复核第 " + objection.ordinal() + " 号异议：" + status.label());
        return find(number, id);
    }

    /**
     * Ends the look at the objections.
     *
     * @param number the assessment
     * @param note by whom and how it was done
     * @param by account that says so
     * @throws PropertyNotYours for scorers
     * @throws PropertyNotNow while one is not decided
     */
    @Transactional
    public void reviewed(String number, String note, String by) {
        PropertyAssessment assessment = assessments.locked(number);
        requireNoScorer(assessment, by);
        int open = open(number);
        if (open > 0) {
            throw PropertyNotNow.because("还有 " + open + " 条异议没有决定，请先在异议页面逐条填写。");
        }
        publications.reviewed(number, PropertyTexts.text("复核情况", note, PropertyTexts.LONG), by);
        assessments.note(number, by, "异议复核完成");
    }

    /** Whether somebody may decide now; scorers never. */
    @Transactional(readOnly = true)
    public boolean mayDecide(String number, SignedIn reader) {
        PropertyAssessment assessment = assessments.get(number, reader);
        return assessment.status() == AssessmentStatus.REVIEW
                && reader.has(asked(assessment))
                && !scorers.of(number).contains(reader.id());
    }

    /** Homes that must join an objection of the owners; rounded up, at least one. */
    @Transactional(readOnly = true)
    public int homesNeeded(PropertyAssessment assessment) {
        LocalDate day = assessment.noticedAt() == null
                ? LocalDate.now(clock)
                : LocalDate.ofInstant(assessment.noticedAt(), clock.getZone());
        return limits.figure(PropertyLimits.Step.OBJECTION_SHARE, day)
                .multiply(BigDecimal.valueOf(assessment.households()))
                .setScale(0, RoundingMode.CEILING)
                .intValueExact();
    }

    /**
     * What is objected, in a few lines for the form of the task; no names beyond what people wrote.
     *
     * @param number the assessment
     * @param reader account that looks, null for the system; who has scored is told at once that others decide
     * @return the lines, the page on which to decide last
     */
    @Transactional(readOnly = true)
    public String summary(String number, String reader) {
        StringBuilder lines = new StringBuilder();
        if (reader != null && scorers.of(number).contains(reader)) {
            boolean district = DISTRICT.equals(asked(assessments.get(number)));
            lines.append("您参加了这次考核的评分，不能复核。请不要认领（已认领的放弃），由别的同事办理").append(district ? "。\n" : "；逾期转到区里。\n");
        }
        rows.list(number).forEach(objection -> lines.append("第 ")
                .append(objection.ordinal())
                .append(" 号 ")
                .append(objection.side().label())
                .append("（")
                .append(objection.status().label())
                .append("）\n"));
        return lines + "逐条决定：/property-assessments/" + number + "/objections";
    }

    int open(String number) {
        return (int) rows.list(number).stream()
                .filter(objection -> objection.status() == PropertyObjection.Status.OPEN)
                .count();
    }

    /** Too few joined until the end; the caller holds the assessment. */
    void lapse(PropertyAssessment assessment) {
        rows.list(assessment.number()).stream()
                .filter(objection -> objection.status() == PropertyObjection.Status.COLLECTING)
                .forEach(objection -> {
                    rows.status(objection.id(), PropertyObjection.Status.LAPSED);
                    assessments.tell(
                            assessment.number(),
                            "LAPSED",
                            "第 " + objection.ordinal() + " 号联名异议只有 " + objection.homes() + " 户参加，不足 "
                                    + homesNeeded(assessment) + " 户，未成立。",
                            null);
                    letters.lapsed(assessment, rows.find(objection.id()).orElseThrow(UnknownProperty::assessment));
                });
    }

    private PropertyObjection joined(PropertyAssessment assessment, UUID id, String home, Instant now) {
        rows.join(id, home, now);
        PropertyObjection objection = find(assessment.number(), id);
        if (objection.status() == PropertyObjection.Status.COLLECTING && objection.homes() >= homesNeeded(assessment)) {
            rows.status(id, PropertyObjection.Status.OPEN);
            assessments.tell(assessment.number(), "JOINED", "第 " + objection.ordinal() + " 号联名异议达到规定户数。", null);
        }
        return find(assessment.number(), id);
    }

    private PropertyObjection insert(
            PropertyAssessment assessment,
            PropertyObjection.Side side,
            boolean onPaper,
            String text,
            UUID party,
            int homes,
            Instant handedIn,
            String by,
            String key) {
        boolean enough = side == PropertyObjection.Side.COMPANY || homes >= homesNeeded(assessment);
        PropertyObjection objection = new PropertyObjection(
                UUID.randomUUID(),
                assessment.number(),
                rows.nextOrdinal(assessment.number()),
                side,
                onPaper,
                PropertyTexts.text("异议内容", text, PropertyTexts.LONG),
                party,
                homes,
                handedIn.truncatedTo(ChronoUnit.MICROS),
                enough ? PropertyObjection.Status.OPEN : PropertyObjection.Status.COLLECTING,
                null,
                null);
        rows.insert(objection, by, key, clock.instant());
        assessments.tell(
                assessment.number(), "OBJECTED", "收到第 " + objection.ordinal() + " 号异议（" + side.label() + "）。", by);
        return objection;
    }

    private static void requireInTime(PropertyAssessment assessment, Instant received) {
        boolean hangs =
                assessment.status() == AssessmentStatus.NOTICE || assessment.status() == AssessmentStatus.REVIEW;
        if (hangs && received.isBefore(assessment.windowUntil())) {
            return;
        }
        throw PropertyNotNow.because(assessment.windowUntil() == null ? "初评结果还没有公示，公示后才能提出异议。" : "公示期已满，不能再提出异议。");
    }

    private Instant handedIn(PropertyAssessment assessment, LocalDate day) {
        if (assessment.status() != AssessmentStatus.NOTICE && assessment.status() != AssessmentStatus.REVIEW) {
            throw PropertyNotNow.stage(assessment);
        }
        LocalDate posted = publications
                .find(assessment.number())
                .map(PropertyPublication::postedOn)
                .orElseThrow(UnknownProperty::assessment);
        LocalDate last = LocalDate.ofInstant(assessment.windowUntil().minusMillis(1), clock.getZone());
        if (day == null || day.isAfter(LocalDate.now(clock))) {
            throw PropertyRefused.because("请写明收到书面异议的日期，不能晚于今天。");
        }
        if (day.isBefore(posted) || day.isAfter(last)) {
            throw PropertyNotNow.because("公示期是 " + posted + " 至 " + last + "，" + day + " 交来的异议不在期内。");
        }
        return day.atStartOfDay(clock.getZone()).toInstant();
    }

    private static int checkedHomes(PropertyAssessment assessment, OnPaper paper) {
        if (paper.side() == null) {
            throw PropertyRefused.because("请选择是企业还是业主联名提出的异议。");
        }
        if (paper.side() == PropertyObjection.Side.COMPANY) {
            return 0;
        }
        if (paper.homes() < 1 || paper.homes() > assessment.households()) {
            throw PropertyRefused.because("签名户数应为 1 至 " + assessment.households() + "。");
        }
        return paper.homes();
    }

    private void requireWorkable(PropertyAssessment assessment, List<ScoreCorrection> corrections) {
        List<ScoreCorrection> all = new ArrayList<>(rows.corrections(assessment.number()));
        for (ScoreCorrection correction : corrections) {
            requireWhole(assessment, correction);
            if (corrections.stream()
                            .filter(other -> other.part() == correction.part()
                                    && other.code().equals(correction.code()))
                            .count()
                    > 1) {
                throw PropertyRefused.because("同一项只能改一次：" + correction.part().label() + " " + correction.code());
            }
        }
        all.addAll(corrections);
        reckoning.tryOut(assessment, all);
    }

    private void requireWhole(PropertyAssessment assessment, ScoreCorrection correction) {
        OnsiteResults.Settled settled = onsite.settled(assessment.number()).orElseThrow(UnknownProperty::assessment);
        switch (correction.part()) {
            case ITEM -> {
                if (!settled.items().containsKey(correction.code())) {
                    throw PropertyRefused.because("没有现场评分项目“" + correction.code() + "”。");
                }
            }
            case VETO -> {
                if (!settled.vetoes().contains(correction.code())) {
                    throw PropertyRefused.because("这次考核没有一票否决“" + correction.code() + "”。");
                }
            }
            case DEPARTMENTS, OWNERS -> {
                // Nothing to look up.
            }
        }
        BigDecimal score = correction.score();
        if (correction.part() != ScoreCorrection.Part.VETO
                && (score == null
                        || score.signum() < 0
                        || score.compareTo(BigDecimal.valueOf(100)) > 0
                        || score.stripTrailingZeros().scale() > 2)) {
            throw PropertyRefused.because("改后的得分应为 0 至 100，最多两位小数。");
        }
    }

    private void requireReviewer(PropertyAssessment assessment, SignedIn by) {
        requireNoScorer(assessment, by.id());
        if (!by.has(asked(assessment))) {
            throw PropertyNotYours.because(
                    DISTRICT.equals(asked(assessment)) ? "异议已提级，由区住房和城乡建设局复核。" : "异议由所在镇街没有参加评分的人复核。");
        }
    }

    private void requireNoScorer(PropertyAssessment assessment, String account) {
        if (scorers.of(assessment.number()).contains(account)) {
            throw PropertyNotYours.because("您参加了这次考核的评分，不能复核对它的异议，请由别的同事办理。");
        }
    }

    /** Group that is asked to decide now. */
    private String asked(PropertyAssessment assessment) {
        boolean district = publications
                .find(assessment.number())
                .filter(found -> found.districtSince() != null)
                .isPresent();
        return district ? DISTRICT : organization.receivingGroup(assessment.town());
    }

    private void requireFirstOfCompany(String number) {
        if (rows.list(number).stream().anyMatch(found -> found.side() == PropertyObjection.Side.COMPANY)) {
            throw PropertyNotNow.because("企业已经对这次考核提出过异议，请等复核决定。");
        }
    }

    private void requireFirm(String number, String token) {
        if (!letters.isFirm(number, token)) {
            throw UnknownProperty.link();
        }
    }

    private PropertyObjection find(String number, UUID id) {
        return rows.find(id)
                .filter(found -> found.assessment().equals(number))
                .orElseThrow(UnknownProperty::assessment);
    }
}
