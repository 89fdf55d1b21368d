package cn.tongxinqiao.property;

import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.audit.Act;
import cn.tongxinqiao.audit.ActKind;
import cn.tongxinqiao.audit.AuditLog;
import cn.tongxinqiao.calendar.WorkCalendar;
import cn.tongxinqiao.document.Accepted;
import cn.tongxinqiao.document.DocumentContent;
import cn.tongxinqiao.document.Documents;
import cn.tongxinqiao.document.NewDocument;
import cn.tongxinqiao.document.StoredDocument;
import cn.tongxinqiao.estate.PropertyContracts;
import cn.tongxinqiao.privacy.LinkTokens;
import cn.tongxinqiao.property.PropertyLimits.Step;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Orders to rectify: the talk, the items with their proof, one extension, and the re-check by others. */
@Service
public class Rectifications {

    /** Most items of an order. */
    public static final int MOST_ITEMS = 20;

    /** What {@link #recheck} says when street and housing department do not agree. */
    static final String DIFFER = "DIFFER";

    private static final String NUMBERS = "ZG";
    private static final String PROOFS = "property-proof";
    private static final String FIRM = "property-firm";

    private final RectificationRows rows;
    private final CourseRows course;
    private final AssessmentRows assessmentRows;
    private final PropertyAssessments assessments;
    private final PropertyContracts contracts;
    private final PropertyCards cards;
    private final PropertyExits exits;
    private final Scorers scorers;
    private final PropertyReaders readers;
    private final FollowPlaces places;
    private final FollowWorkflow workflow;
    private final FollowLetters letters;
    private final PropertyLimits limits;
    private final WorkCalendar calendar;
    private final Documents documents;
    private final LinkTokens tokens;
    private final AuditLog audit;
    private final Clock clock;

    Rectifications(
            RectificationRows rows,
            CourseRows course,
            AssessmentRows assessmentRows,
            PropertyAssessments assessments,
            PropertyContracts contracts,
            PropertyCards cards,
            PropertyExits exits,
            Scorers scorers,
            PropertyReaders readers,
            FollowPlaces places,
            FollowWorkflow workflow,
            FollowLetters letters,
            PropertyLimits limits,
            WorkCalendar calendar,
            Documents documents,
            LinkTokens tokens,
            AuditLog audit,
            Clock clock) {
        this.rows = rows;
        this.course = course;
        this.assessmentRows = assessmentRows;
        this.assessments = assessments;
        this.contracts = contracts;
        this.cards = cards;
        this.exits = exits;
        this.scorers = scorers;
        this.readers = readers;
        this.places = places;
        this.workflow = workflow;
        this.letters = letters;
        this.limits = limits;
        this.calendar = calendar;
        this.documents = documents;
        this.tokens = tokens;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Begins the rectification of an assessment; beginning it again changes nothing.
     *
     * @param assessment the assessment
     * @return its number
     */
    @Transactional
    public String open(PropertyAssessment assessment) {
        Optional<Rectification> before = rows.ofAssessment(assessment.number());
        if (before.isPresent()) {
            return before.get().number();
        }
        String number = assessmentRows.nextNumber(NUMBERS);
        if (!rows.insert(number, assessment)) {
            return rows.ofAssessment(assessment.number()).orElseThrow().number();
        }
        course.tell(number, "OPENED", "考核不合格，等约谈和下达整改。", null);
        workflow.startRectification(number, places.of(assessment.community()), recheckUntil(assessment.town()));
        return number;
    }

    /** The rectification with a number, for steps of its process. */
    @Transactional(readOnly = true)
    public Rectification get(String number) {
        return rows.find(number).orElseThrow(UnknownProperty::assessment);
    }

    /**
     * The rectification that follows an assessment.
     *
     * @param assessment number of the assessment
     * @param reader who asks
     * @return empty when none follows
     * @throws UnknownProperty when the assessment is not the reader's to see
     */
    @Transactional(readOnly = true)
    public Optional<Rectification> ofAssessment(String assessment, SignedIn reader) {
        return rows.ofAssessment(assessments.get(assessment, reader).number());
    }

    /** What is to be put right, in order. */
    @Transactional(readOnly = true)
    public List<Rectification.Item> items(String number) {
        return rows.items(number);
    }

    /** The extension, when one was asked for. */
    @Transactional(readOnly = true)
    public Optional<Rectification.Extension> extension(String number) {
        return rows.extension(number);
    }

    /** What the housing department found, once it has. */
    @Transactional(readOnly = true)
    public Optional<Rectification.Finding> housing(String number) {
        return rows.housing(number);
    }

    /** Why somebody may not check again; empty when nothing bars the person. */
    @Transactional(readOnly = true)
    public Optional<String> barred(String number, SignedIn reader) {
        Rectification found = readable(number, reader);
        return RecheckRule.barred(found, scorers.of(found.assessment()), reader.id());
    }

    /** What happened, the oldest first. */
    @Transactional(readOnly = true)
    public List<AssessmentEvent> events(String number) {
        return course.events(number);
    }

    /** What it is about, as forms show it. */
    @Transactional(readOnly = true)
    public String summary(String number) {
        return summary(get(number));
    }

    private String summary(Rectification found) {
        StringBuilder text = new StringBuilder(title(found))
                .append("\n状态：")
                .append(found.status().label());
        if (found.lastDay() != null) {
            text.append("，最后一天 ").append(found.lastDay());
        }
        rows.items(found.number()).forEach(item -> text.append('\n')
                .append(item.position())
                .append(". ")
                .append(item.what())
                .append("（")
                .append(item.byDay())
                .append("前，凭据：")
                .append(item.proof())
                .append(answerOf(item))
                .append("）"));
        return text.append("\n事项和凭据：/property-assessments/")
                .append(found.assessment())
                .append("/rectification")
                .toString();
    }

    /**
     * What a re-check is about, as its forms show it.
     *
     * @param number the rectification
     * @param reader account that looks, null for the system; who may not check is told so first
     * @return the lines of {@link #summary} with what the housing department found
     */
    @Transactional(readOnly = true)
    public String recheckSummary(String number, String reader) {
        Rectification found = get(number);
        return RecheckRule.barred(found, scorers.of(found.assessment()), reader)
                        .map(why -> why + "\n")
                        .orElse("")
                + summary(found)
                + housing(number)
                        .map(seen -> "\n住建部门：" + (seen.passed() ? "合格" : "不合格") + "，" + seen.text())
                        .orElse("\n住建部门还没有写复评意见。");
    }

    private String answerOf(Rectification.Item item) {
        if (item.answer() == null) {
            return "；企业没有答复";
        }
        boolean late = places.dayOf(item.answeredAt()).isAfter(item.byDay());
        return (late ? "；企业逾期答复：" : "；企业答复：") + item.answer();
    }

    /**
     * Writes the items of the order down, before it is given.
     *
     * @param number the rectification
     * @param items the items; position and answer are not read
     * @param by who writes them
     * @throws PropertyRefused when an item is incomplete or its day is not possible
     * @throws PropertyNotNow when the order was given
     */
    @Transactional
    public void write(String number, List<Rectification.Item> items, SignedIn by) {
        Rectification found = workable(number, by);
        require(found, RectificationStatus.ORDERING);
        if (items.isEmpty() || items.size() > MOST_ITEMS) {
            throw PropertyRefused.because("整改事项应有 1 至 " + MOST_ITEMS + " 项。");
        }
        List<Rectification.Item> checked = new ArrayList<>();
        for (Rectification.Item item : items) {
            checked.add(new Rectification.Item(
                    checked.size() + 1,
                    PropertyTexts.text("整改事项", item.what(), PropertyTexts.REASON),
                    day(item.byDay(), firstLastDay()),
                    PropertyTexts.text("要什么凭据", item.proof(), PropertyTexts.REASON),
                    null,
                    null));
        }
        rows.replaceItems(number, checked);
        note(number, by.id(), "填写整改事项");
    }

    private LocalDate day(LocalDate day, LocalDate last) {
        if (day == null || day.isBefore(places.today()) || day.isAfter(last)) {
            throw PropertyRefused.because("每项整改的日期应在今天到 " + last + " 之间。");
        }
        return day;
    }

    private LocalDate firstLastDay() {
        LocalDate today = places.today();
        return today.plus(limits.period(Step.RECTIFICATION, today));
    }

    /**
     * Gives the order.
     *
     * @param number the rectification
     * @param talkedOn day of the talk, not later than today
     * @param talk what the talk came to
     * @param actor account of who orders
     * @return false when the contract has ended, and nothing is ordered
     * @throws PropertyRefused when there are no items, or one of them has no possible day any more
     */
    @Transactional
    public boolean order(String number, LocalDate talkedOn, String talk, String actor) {
        Rectification found = locked(number);
        require(found, RectificationStatus.ORDERING);
        if (isMoot(found)) {
            return false;
        }
        if (talkedOn == null || talkedOn.isAfter(places.today())) {
            throw PropertyRefused.because("请填写约谈的日子，不能晚于今天。");
        }
        String said = PropertyTexts.text("约谈情况", talk, PropertyTexts.LONG);
        List<Rectification.Item> items = rows.items(number);
        if (items.isEmpty()) {
            throw PropertyRefused.because("还没有写整改事项，请先在整改页面逐项写好。");
        }
        LocalDate last = firstLastDay();
        items.forEach(item -> day(item.byDay(), last));
        rows.ordered(number, talkedOn, said, last, actor);
        course.tell(number, "ORDERED", "已约谈并下达整改 " + items.size() + " 项，最后一天 " + last + "。", actor);
        note(number, actor, "约谈并下达整改");
        return true;
    }

    /** Sends the company its order; gives the moment the time is over. */
    @Transactional
    public Instant send(String number) {
        Rectification found = get(number);
        boolean sent = write(found);
        course.tell(number, "SENT", sent ? "整改通知已寄给企业。" : "企业没有登记邮箱，请当面送达通知和链接。", null);
        return places.endOf(found.lastDay());
    }

    private boolean write(Rectification found) {
        String items = rows.items(found.number()).stream()
                .map(item -> item.position() + ". " + item.what() + "（" + item.byDay() + "前，凭据：" + item.proof() + "）")
                .collect(Collectors.joining("\n"));
        return letters.order(found, title(found), firm(found), found.lastDay().toString(), items, linkOf(found));
    }

    /**
     * Gives the company a new link; the old one is dead. It gets the order again.
     *
     * @param number the rectification
     * @param by who does
     * @return the link, to hand over by other means
     * @throws PropertyNotNow when the order was not given yet, or it is over
     */
    @Transactional
    public RectificationLink renewLink(String number, SignedIn by) {
        require(workable(number, by), RectificationStatus.RUNNING);
        rows.renewLink(number);
        Rectification renewed = get(number);
        write(renewed);
        note(number, by.id(), "换发企业链接");
        return linkOf(renewed);
    }

    /** The rectification behind a link of the company. */
    @Transactional(readOnly = true)
    public Rectification byLink(RectificationLink link) {
        return rows.find(link.number())
                .filter(found -> found.status() != RectificationStatus.ORDERING)
                .filter(found -> tokens.matches(subject(found), link.token()))
                .orElseThrow(UnknownProperty::link);
    }

    /**
     * The company says what it did about an item, with its proof. It may do so again as long as it has time.
     *
     * @param link its link
     * @param position the item
     * @param answer what it did
     * @param files photos and papers, may be none
     * @throws UnknownProperty when the link is not good or there is no such item
     * @throws PropertyNotNow when the time is over
     */
    @Transactional
    public void answer(RectificationLink link, int position, String answer, List<Upload> files) {
        Rectification found = locked(byLink(link).number());
        requireTime(found);
        requireItem(found.number(), position);
        rows.answer(found.number(), position, PropertyTexts.text("整改情况", answer, PropertyTexts.LONG));
        files.forEach(file -> documents.store(
                new NewDocument(PROOFS, owner(found.number(), position), file.name(), file.bytes(), FIRM),
                Accepted.WORK_FILES));
        course.tell(found.number(), "ANSWERED", "企业答复第 " + position + " 项。", null);
    }

    /** Proof of an item. */
    @Transactional(readOnly = true)
    public List<StoredDocument> proofs(String number, int position) {
        return documents.list(PROOFS, owner(number, position));
    }

    /** One proof, for who may see the rectification. */
    @Transactional(readOnly = true)
    public DocumentContent proof(String number, UUID id, SignedIn reader) {
        Rectification found = readable(number, reader);
        return ofItems(found, id);
    }

    /** One proof, for the company. */
    @Transactional(readOnly = true)
    public DocumentContent proof(RectificationLink link, UUID id) {
        return ofItems(byLink(link), id);
    }

    private DocumentContent ofItems(Rectification found, UUID id) {
        boolean own = rows.items(found.number()).stream()
                .flatMap(item -> proofs(found.number(), item.position()).stream())
                .anyMatch(document -> document.id().equals(id));
        if (!own) {
            throw UnknownProperty.assessment();
        }
        return documents.open(id);
    }

    /** Somebody at work asks for the one extension, as {@link #askExtension(RectificationLink, LocalDate, String)}. */
    @Transactional
    public void askExtension(String number, LocalDate lastDay, String reason, SignedIn by) {
        ask(workable(number, by), lastDay, reason, by.id());
        note(number, by.id(), "申请整改延期");
    }

    /**
     * The company asks for the one extension.
     *
     * @param link its link
     * @param lastDay new last day: after the present one, by as much as the table allows at most
     * @param reason why
     * @throws PropertyNotNow when the time is over, or one was asked for before
     * @throws PropertyRefused when the day is not possible or there is no reason
     */
    @Transactional
    public void askExtension(RectificationLink link, LocalDate lastDay, String reason) {
        ask(locked(byLink(link).number()), lastDay, reason, null);
    }

    private void ask(Rectification found, LocalDate lastDay, String reason, String by) {
        requireTime(found);
        LocalDate most = found.lastDay().plus(limits.period(Step.RECTIFICATION_EXTENSION, places.today()));
        if (lastDay == null || !lastDay.isAfter(found.lastDay()) || lastDay.isAfter(most)) {
            throw PropertyRefused.because("延期后的最后一天应在 " + found.lastDay() + " 之后，最晚 " + most + "。");
        }
        String why = PropertyTexts.text("延期原因", reason, PropertyTexts.REASON);
        if (!rows.askExtension(found.number(), lastDay, why, by)) {
            throw PropertyNotNow.because("延期只能申请一次，这件整改已经申请过。");
        }
        if (!workflow.extensionAsked(found.number())) {
            throw PropertyNotNow.because("整改期限已过，不能再申请延期。");
        }
        course.tell(found.number(), "EXTENSION_ASKED", "申请延期到 " + lastDay + "，等镇街决定。", by);
    }

    /**
     * The street says whether the company gets longer.
     *
     * @param number the rectification
     * @param agreed what it says
     * @param answer why
     * @param actor account of who decides
     * @return the moment the time is over now
     */
    @Transactional
    public Instant decideExtension(String number, boolean agreed, String answer, String actor) {
        Rectification found = locked(number);
        requireTime(found);
        Rectification.Extension asked = rows.extension(number)
                .filter(one -> one.agreed() == null)
                .orElseThrow(() -> PropertyNotNow.because("没有等决定的延期申请。"));
        String why = PropertyTexts.text("意见", answer, PropertyTexts.REASON);
        rows.answerExtension(number, agreed, why, actor);
        LocalDate last = agreed ? asked.lastDay() : found.lastDay();
        rows.lastDay(number, last);
        String happened = agreed ? "同意延期，最后一天改为 " + last + "。" : "不同意延期，最后一天仍是 " + last + "。";
        course.tell(number, agreed ? "EXTENDED" : "NOT_EXTENDED", happened, actor);
        letters.tellFirm(number, "extension", firm(found), title(found), happened);
        note(number, actor, happened);
        return places.endOf(last);
    }

    /**
     * The time is over; an extension nobody decided on is not given.
     *
     * @param number the rectification
     * @return when the re-check is to be done; empty when the contract has ended and nothing is to be checked
     */
    @Transactional
    public Optional<Instant> prepareRecheck(String number) {
        Rectification found = locked(number);
        rows.extension(number).filter(asked -> asked.agreed() == null).ifPresent(asked -> {
            rows.answerExtension(number, false, "到期没有决定", null);
            course.tell(number, "NOT_EXTENDED", "到原来的最后一天没有决定，不延期。", null);
        });
        if (isMoot(found)) {
            return Optional.empty();
        }
        rows.status(number, RectificationStatus.RECHECK);
        boolean silent = rows.items(number).stream().allMatch(item -> item.answer() == null);
        course.tell(number, "RECHECK", silent ? "整改到期，企业一直没有答复，照样复评。" : "整改到期，等复评。", null);
        return Optional.of(recheckUntil(places.town(places.community(found.compound()))));
    }

    /**
     * The housing department writes down what it found at the re-check.
     *
     * @param number the rectification
     * @param passed whether it is put right
     * @param text its words
     * @param by who writes
     * @throws PropertyNotYours when it is not the department's, or the person scored or ordered
     */
    @Transactional
    public void find(String number, boolean passed, String text, SignedIn by) {
        readable(number, by);
        if (!places.isHousing(by)) {
            throw PropertyNotYours.because("这一栏由住建部门填写。");
        }
        Rectification found = locked(number);
        require(found, RectificationStatus.RECHECK);
        if (found.finding() != null) {
            throw PropertyNotNow.because("镇街已经复评，意见不一致，正由区里定，住建意见不能再改。");
        }
        RecheckRule.requireOther(found, scorers.of(found.assessment()), by.id());
        rows.housing(
                number,
                new Rectification.Finding(passed, PropertyTexts.text("复评意见", text, PropertyTexts.LONG), by.id()));
        course.tell(number, "HOUSING", "住建部门复评意见：" + (passed ? "合格。" : "不合格。"), by.id());
        note(number, by.id(), "住建部门写复评意见");
    }

    /**
     * The street's part of the re-check; the housing department's must be there.
     *
     * @param number the rectification
     * @param passed whether the street finds it put right
     * @param text its words
     * @param actor account of who checks
     * @return PASSED, FAILED, or DIFFER when both do not agree and the district decides
     */
    @Transactional
    public String recheck(String number, boolean passed, String text, String actor) {
        Rectification found = locked(number);
        require(found, RectificationStatus.RECHECK);
        RecheckRule.requireOther(found, scorers.of(found.assessment()), actor);
        Rectification.Finding housing =
                rows.housing(number).orElseThrow(() -> PropertyRefused.because("住建部门还没有在整改页面写复评意见；逾期会转到区里定。"));
        RecheckRule.requireFresh(actor, housing.by());
        rows.finding(number, PropertyTexts.text("复评情况", text, PropertyTexts.LONG), actor);
        course.tell(number, "STREET", "镇街复评意见：" + (passed ? "合格。" : "不合格。"), actor);
        note(number, actor, "镇街复评");
        return housing.passed() == passed ? result(passed) : DIFFER;
    }

    /** The district decides the re-check, as {@link #recheck}; who wrote one of the two opinions does not. */
    @Transactional
    public String decide(String number, boolean passed, String text, String actor) {
        Rectification found = locked(number);
        require(found, RectificationStatus.RECHECK);
        RecheckRule.requireOther(found, scorers.of(found.assessment()), actor);
        rows.housing(number).ifPresent(housing -> RecheckRule.requireFresh(actor, housing.by()));
        RecheckRule.requireFresh(actor, found.checkedBy());
        rows.finding(number, PropertyTexts.text("复评情况", text, PropertyTexts.LONG), actor);
        course.tell(number, "DISTRICT", "区里复评：" + (passed ? "合格。" : "不合格。"), actor);
        note(number, actor, "区里复评");
        return result(passed);
    }

    private static String result(boolean passed) {
        return (passed ? RectificationStatus.PASSED : RectificationStatus.FAILED).name();
    }

    /** Ends it well; doing so again changes nothing. */
    @Transactional
    public void pass(String number) {
        end(number, RectificationStatus.PASSED, "复评合格，整改结束。");
    }

    /** Ends it badly: red card, black list, and a proposal to leave. Doing so again changes nothing. */
    @Transactional
    public void fail(String number) {
        if (!end(number, RectificationStatus.FAILED, "复评不合格，开红牌、列入黑榜，建议退出。")) {
            return;
        }
        PropertyAssessment assessment = assessments.get(get(number).assessment());
        String why = assessment.quarter().label() + "考核不合格，整改复评仍不合格";
        if (cards.giveRed(assessment, PropertyCards.RECHECK, why)) {
            assessments.tell(assessment.number(), "RED_CARD", "开红牌，列入黑榜：" + why + "。", null);
            exits.propose(assessment, why);
        }
    }

    /** Ends it because the contract had ended; doing so again changes nothing. */
    @Transactional
    public void moot(String number) {
        end(number, RectificationStatus.MOOT, "合同已经终止，整改不再进行。");
    }

    private boolean end(String number, RectificationStatus status, String happened) {
        Rectification found = locked(number);
        if (found.status().isEnd()) {
            return false;
        }
        rows.ended(number, status);
        course.tell(number, status.name(), happened, null);
        assessments.tell(found.assessment(), "RECTIFICATION_" + status.name(), "整改 " + number + "：" + happened, null);
        letters.tellFirm(number, "recheck", firm(found), title(found), happened);
        return true;
    }

    /** What it is about: compound, company, quarter. */
    public String title(Rectification found) {
        return assessments.get(found.assessment()).title() + " 整改";
    }

    private String firm(Rectification found) {
        return assessments.get(found.assessment()).firm();
    }

    /** A company whose contract was renewed still has to put right what was found. */
    private boolean isMoot(Rectification found) {
        return contracts
                .on(found.compound(), places.today())
                .filter(contract -> contract.firm().equals(firm(found)))
                .isEmpty();
    }

    private Instant recheckUntil(String town) {
        return calendar.due(clock.instant(), limits.limit(Step.RECHECK, places.today()), town)
                .at();
    }

    private Rectification locked(String number) {
        return rows.lock(number).orElseThrow(UnknownProperty::assessment);
    }

    private Rectification readable(String number, SignedIn reader) {
        return rows.find(number)
                .filter(found -> readers.mayRead(found.compound(), reader))
                .orElseThrow(UnknownProperty::assessment);
    }

    private Rectification workable(String number, SignedIn by) {
        readers.requireEditor(readable(number, by).compound(), by);
        return locked(number);
    }

    private void requireItem(String number, int position) {
        if (rows.items(number).stream().noneMatch(item -> item.position() == position)) {
            throw UnknownProperty.link();
        }
    }

    private void requireTime(Rectification found) {
        require(found, RectificationStatus.RUNNING);
        if (places.today().isAfter(found.lastDay())) {
            throw PropertyNotNow.because("整改期限已过。");
        }
    }

    private static void require(Rectification found, RectificationStatus status) {
        if (found.status() != status) {
            throw PropertyNotNow.because(
                    "整改 " + found.number() + " 现在是“" + found.status().label() + "”，不能这样办。");
        }
    }

    private RectificationLink linkOf(Rectification found) {
        return new RectificationLink(found.number(), tokens.tokenFor(subject(found)));
    }

    private static String subject(Rectification found) {
        return "property-rectification:" + found.number() + ":" + found.linkVersion();
    }

    private static String owner(String number, int position) {
        return number + ":" + position;
    }

    private void note(String number, String actor, String what) {
        audit.record(Act.of(ActKind.PROPERTY, actor)
                .on("rectification", number)
                .ofCase(number)
                .saying(what));
    }

    /**
     * A file as sent.
     *
     * @param name its name, may be null
     * @param bytes its content
     */
    public record Upload(String name, byte[] bytes) {}
}
