package cn.tongxinqiao.property;

import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.audit.Act;
import cn.tongxinqiao.audit.ActKind;
import cn.tongxinqiao.audit.AuditLog;
import cn.tongxinqiao.document.Accepted;
import cn.tongxinqiao.document.DocumentContent;
import cn.tongxinqiao.document.Documents;
import cn.tongxinqiao.document.NewDocument;
import cn.tongxinqiao.document.StoredDocument;
import cn.tongxinqiao.estate.PropertyContract;
import cn.tongxinqiao.estate.PropertyContracts;
import cn.tongxinqiao.property.PropertyLimits.Step;
import cn.tongxinqiao.vote.OwnerVote;
import cn.tongxinqiao.vote.OwnerVotes;
import cn.tongxinqiao.vote.VoteCancelled;
import cn.tongxinqiao.vote.VoteClosed;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Ways out of contracts: the owners' vote, the written notice, and who comes next. The handover is {@link Handovers}. */
@Service
public class PropertyExits {

    static final String PASSED = "PASSED";
    static final String FAILED = "FAILED";
    static final String CANCELLED = "CANCELLED";

    private static final String NUMBERS = "TC";
    private static final String PAPERS = "property-exit";
    private static final String FIRM_MATTER = "FIRM";

    private final ExitRows rows;
    private final CourseRows course;
    private final AssessmentRows assessmentRows;
    private final PropertyAssessments assessments;
    private final PropertyContracts contracts;
    private final OwnerVotes ownerVotes;
    private final PropertyReaders readers;
    private final FollowPlaces places;
    private final FollowWorkflow workflow;
    private final FollowLetters letters;
    private final PropertyLimits limits;
    private final Documents documents;
    private final AuditLog audit;

    PropertyExits(
            ExitRows rows,
            CourseRows course,
            AssessmentRows assessmentRows,
            PropertyAssessments assessments,
            PropertyContracts contracts,
            OwnerVotes ownerVotes,
            PropertyReaders readers,
            FollowPlaces places,
            FollowWorkflow workflow,
            FollowLetters letters,
            PropertyLimits limits,
            Documents documents,
            AuditLog audit) {
        this.rows = rows;
        this.course = course;
        this.assessmentRows = assessmentRows;
        this.assessments = assessments;
        this.contracts = contracts;
        this.ownerVotes = ownerVotes;
        this.readers = readers;
        this.places = places;
        this.workflow = workflow;
        this.letters = letters;
        this.limits = limits;
        this.documents = documents;
        this.audit = audit;
    }

    /** Papers of an exit. The names are stored. */
    public enum Paper {
        /** The written notice. */
        NOTICE("书面通知"),
        /** What both sides agreed on. */
        EARLY("提前交接协议"),
        /** Lists, receipts, records of the handover. */
        HANDOVER("交接材料");

        private final String label;

        Paper(String label) {
            this.label = label;
        }

        /** The name people read. */
        public String label() {
            return label;
        }

        private String owner() {
            return PAPERS + "-" + name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * Proposes to the owners to dismiss a company. While the contract is on its way out, a further proposal joins as a note;
     * when the company serves no more, nothing is proposed; a renewed contract is the one to leave. The caller sees to it that the same cause proposes once.
     *
     * @param assessment the assessment that leads to it
     * @param why why, in Chinese
     */
    @Transactional
    public void propose(PropertyAssessment assessment, String why) {
        LocalDate today = places.today();
        Optional<PropertyContract> serving = serving(assessment.compound(), assessment.firm());
        if (serving.isEmpty()) {
            assessments.tell(assessment.number(), "EXIT_MOOT", "合同已经终止，不再建议退出。", null);
            return;
        }
        LocalDate until = today.plus(limits.period(Step.EXIT_VOTE, today));
        String number = assessmentRows.nextNumber(NUMBERS);
        if (rows.insert(number, assessment, serving.get().id(), until)) {
            course.tell(number, "PROPOSED", "建议退出：" + why + "。请业主大会在 " + until + " 前启动表决。", null);
            assessments.tell(assessment.number(), "EXIT_PROPOSED", "建议退出，编号 " + number + "。", null);
            workflow.startExit(number, places.of(assessment.community()), places.endOf(until));
            return;
        }
        PropertyExit running =
                rows.running(serving.get().id()).orElseThrow(() -> PropertyNotNow.because("这份合同的退出刚刚有了变化，请重试。"));
        course.tell(running.number(), "PROPOSED_AGAIN", "考核 " + assessment.number() + " 再次建议退出：" + why + "。", null);
        assessments.tell(assessment.number(), "EXIT_JOINED", "退出 " + running.number() + " 正在办理，并入其中。", null);
    }

    /** The contract by which a company serves a compound today, be it renewed or not. */
    private Optional<PropertyContract> serving(String compound, String firm) {
        return contracts.on(compound, places.today()).filter(contract -> contract.firm()
                .equals(firm));
    }

    /** The exit with a number, for steps of its processes. */
    @Transactional(readOnly = true)
    public PropertyExit get(String number) {
        return rows.find(number).orElseThrow(UnknownProperty::exit);
    }

    /**
     * An exit.
     *
     * @param number its number
     * @param reader who asks: who may see the compound, and the departments of its joint group
     * @return the exit
     * @throws UnknownProperty when there is none, or not for the reader
     */
    @Transactional(readOnly = true)
    public PropertyExit get(String number, SignedIn reader) {
        return rows.find(number).filter(found -> mayRead(found, reader)).orElseThrow(UnknownProperty::exit);
    }

    /** Exits somebody may see, those that run first, then the newest. */
    @Transactional(readOnly = true)
    public List<PropertyExit> list(SignedIn reader) {
        return rows.all().stream().filter(found -> mayRead(found, reader)).toList();
    }

    private boolean mayRead(PropertyExit found, SignedIn reader) {
        return readers.mayRead(found.compound(), reader)
                || reader.isStaff()
                        && rows.duties(found.number()).stream().anyMatch(duty -> reader.has(places.group(duty.unit())));
    }

    /** Whether somebody may act for the compound of an exit. */
    public boolean mayEdit(PropertyExit exit, SignedIn reader) {
        return readers.mayEdit(exit.compound(), reader);
    }

    /** What happened, the oldest first. */
    @Transactional(readOnly = true)
    public List<AssessmentEvent> events(String number) {
        return course.events(number);
    }

    /** Votes about it, the first first. */
    @Transactional(readOnly = true)
    public List<PropertyExit.Vote> votes(String number) {
        return rows.votes(number);
    }

    /** What it is about, as forms show it. */
    @Transactional(readOnly = true)
    public String summary(String number) {
        PropertyExit exit = get(number);
        StringBuilder text = new StringBuilder(exit.title())
                .append("\n状态：")
                .append(exit.status().label());
        rows.votes(number)
                .forEach(vote ->
                        text.append("\n投票 ").append(vote.vote()).append("：").append(vote.label()));
        if (exit.lastDay() != null) {
            text.append("\n企业最后一天：").append(exit.lastDay());
        }
        if (exit.interimUntil() != null) {
            text.append("\n应急物业最后一天：").append(exit.interimUntil());
        }
        if (exit.status() == ExitStatus.SUCCESSOR) {
            text.append("\n企业和代码：/property-contracts");
        }
        return text.append("\n材料和交接清单：/property-exits/").append(number).toString();
    }

    /** How it is to go on before the owners have voted. The names are those of the form. */
    public enum Course {
        /** The owners vote. */
        VOTE,
        /** The company leaves by itself. */
        LEAVES,
        /** The owners have decided not to vote. */
        NO_VOTE,
        /** The proposal is taken back. */
        WITHDRAWN
    }

    /**
     * Says how it goes on. Where the contract has ended meanwhile, the exit ends whatever is said.
     *
     * @param number the exit
     * @param way how
     * @param vote number of the vote that runs; only read for {@link Course#VOTE}
     * @param reason why; not read for {@link Course#VOTE}
     * @param actor account of who says so
     * @return VOTE, LEAVES or DROPPED
     * @throws PropertyRefused when the vote does not run, is about something else, or of other owners; or without a reason
     */
    @Transactional
    public String course(String number, Course way, String vote, String reason, String actor) {
        String typed = way == Course.VOTE ? PropertyTexts.line("投票编号", vote, PropertyTexts.LINE) : null;
        if (typed != null) {
            // Before the exit: whoever ends a vote holds them in this order too.
            rows.waitForVote(typed);
        }
        PropertyExit exit = locked(number);
        require(exit, ExitStatus.PROPOSED);
        if (serving(exit.compound(), exit.firm()).isEmpty()) {
            end(exit, ExitStatus.ELSEWHERE, "合同已经另行终止。", actor);
            return "DROPPED";
        }
        if (way == Course.VOTE) {
            link(exit, typed, actor);
            return way.name();
        }
        String why = PropertyTexts.text("原因", reason, PropertyTexts.REASON);
        switch (way) {
            case LEAVES -> {
                rows.status(number, ExitStatus.LEAVING);
                course.tell(number, "LEAVES", "企业自己提出离开：" + why, actor);
            }
            case NO_VOTE -> end(exit, ExitStatus.NO_VOTE, "业主决定不表决：" + why, actor);
            default -> end(exit, ExitStatus.WITHDRAWN, "建议撤回：" + why, actor);
        }
        note(number, actor, "填写退出怎么办");
        return way == Course.LEAVES ? way.name() : "DROPPED";
    }

    private void link(PropertyExit exit, String vote, String actor) {
        OwnerVote found = ownerVotes
                .find(vote)
                .filter(one -> one.scope().compound().equals(exit.compound()))
                .orElseThrow(() -> PropertyRefused.because("这个小区没有投票 " + vote + "。"));
        if (!found.matter().equals(FIRM_MATTER)) {
            throw PropertyRefused.because("投票 " + vote + " 的事项不是选聘和解聘物业服务企业。");
        }
        if (found.scope().building() != null) {
            throw PropertyRefused.because("投票 " + vote + " 问的不是全体业主。");
        }
        if (!found.isOpen()) {
            throw PropertyRefused.because(
                    "投票 " + vote + " 现在是“" + found.status().label() + "”，请先在表决页面开始表决。");
        }
        if (!rows.link(vote, exit.number(), actor)) {
            throw PropertyRefused.because("投票 " + vote + " 已经关联过退出。");
        }
        rows.status(exit.number(), ExitStatus.VOTING);
        course.tell(exit.number(), "VOTING", "业主开始表决，投票 " + vote + "。", actor);
        note(exit.number(), actor, "关联投票 " + vote);
    }

    /** A vote about an exit has been counted. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void onClosed(VoteClosed closed) {
        rows.waitForVote(closed.number());
        rows.waitingFor(closed.number())
                .ifPresent(exit -> voted(exit, closed.number(), closed.passed() ? PASSED : FAILED, closed.outcome()));
    }

    /** A vote about an exit has been called off: the owners may begin another. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void onCancelled(VoteCancelled cancelled) {
        rows.waitForVote(cancelled.number());
        rows.waitingFor(cancelled.number())
                .ifPresent(exit -> voted(exit, cancelled.number(), CANCELLED, "表决取消：" + cancelled.reason()));
    }

    private void voted(String number, String vote, String outcome, String words) {
        PropertyExit exit = locked(number);
        rows.voteEnded(vote, outcome);
        if (exit.status() != ExitStatus.VOTING) {
            return;
        }
        course.tell(number, "VOTE_" + outcome, "投票 " + vote + "：" + words, null);
        LocalDate until = exit.voteUntil();
        if (outcome.equals(PASSED)) {
            rows.status(number, ExitStatus.LEAVING);
        } else if (outcome.equals(CANCELLED)) {
            // A vote called off late leaves as much time as a new proposal.
            LocalDate today = places.today();
            until = today.plus(limits.period(Step.EXIT_VOTE, today));
            rows.status(number, ExitStatus.PROPOSED);
            rows.voteUntil(number, until);
        }
        workflow.voted(number, outcome, places.endOf(until));
    }

    /** The owners keep the company; doing so again changes nothing. */
    @Transactional
    public void stay(String number) {
        end(locked(number), ExitStatus.STAYS, "表决没有通过，业主留用这家企业。", null);
    }

    /** Nobody began the vote: those at work are reminded and it may be begun until the moment. */
    @Transactional
    public Instant remindVote(String number) {
        PropertyExit exit = locked(number);
        LocalDate today = places.today();
        LocalDate until = today.plus(limits.period(Step.EXIT_VOTE, today));
        rows.reminded(number);
        rows.voteUntil(number, until);
        String happened = "到 " + exit.voteUntil() + " 没有启动表决，催办一次，最晚 " + until + "。";
        course.tell(number, "VOTE_OVERDUE", happened, null);
        letters.remind(
                number,
                "exit-vote",
                List.of(exit.community(), exit.town()),
                exit.title(),
                happened + FollowLetters.IN_TASKS);
        return places.endOf(until);
    }

    /** Nobody began the vote after a reminder either; doing so again changes nothing. */
    @Transactional
    public void noVote(String number) {
        PropertyExit exit = locked(number);
        if (serving(exit.compound(), exit.firm()).isEmpty()) {
            end(exit, ExitStatus.ELSEWHERE, "合同已经另行终止。", null);
        } else {
            end(exit, ExitStatus.NO_VOTE, "催办后仍没有启动表决，记录在案，结束。", null);
        }
    }

    /**
     * Writes down that the written notice was delivered.
     *
     * @param number the exit
     * @param deliveredOn the day, not later than today, and not before the owners' vote when they dismiss it
     * @param actor account of who says so
     * @return the moment the last day of the notice is over
     * @throws PropertyRefused when the notice is not uploaded or the day is not possible
     */
    @Transactional
    public Instant notice(String number, LocalDate deliveredOn, String actor) {
        PropertyExit exit = locked(number);
        require(exit, ExitStatus.LEAVING);
        // Only the owners' decision makes a notice; a company that leaves by itself may have written before any
        // proposal.
        LocalDate earliest = rows.votePassedAt(number).map(places::dayOf).orElseGet(() -> places.dayOf(exit.openedAt())
                .minusYears(1));
        if (deliveredOn == null || deliveredOn.isAfter(places.today()) || deliveredOn.isBefore(earliest)) {
            throw PropertyRefused.because("请填写书面通知送达的日子，应在 " + earliest + " 到今天之间。");
        }
        if (documents.list(Paper.NOTICE.owner(), number).isEmpty()) {
            throw PropertyRefused.because("请先在退出页面上传书面通知。");
        }
        LocalDate until = deliveredOn.plus(limits.period(Step.EXIT_NOTICE, deliveredOn));
        rows.noticed(number, deliveredOn, until);
        String happened = "书面通知 " + deliveredOn + " 送达，通知期到 " + until + " 为止，期满交接。";
        course.tell(number, "NOTICED", happened, actor);
        letters.tellFirm(number, "exit-notice", exit.firm(), exit.title(), happened);
        note(number, actor, "登记书面通知");
        return places.endOf(until);
    }

    /**
     * Both sides have agreed in writing to hand over before the notice is over.
     *
     * @param number the exit
     * @param lastDay last day of the company by the agreement
     * @param by who writes it down
     * @throws PropertyRefused when the agreement is not uploaded, or the day is not within the notice
     * @throws PropertyNotNow when no notice runs
     */
    @Transactional
    public void early(String number, LocalDate lastDay, SignedIn by) {
        PropertyExit exit = workable(number, by);
        require(exit, ExitStatus.NOTICE);
        if (lastDay == null || lastDay.isBefore(exit.noticedOn()) || !lastDay.isBefore(exit.noticeUntil())) {
            throw PropertyRefused.because("提前交接的日子应在 " + exit.noticedOn() + " 到 " + exit.noticeUntil() + " 之间。");
        }
        if (documents.list(Paper.EARLY.owner(), number).isEmpty()) {
            throw PropertyRefused.because("请先上传双方签字的提前交接协议。");
        }
        rows.early(number, lastDay);
        course.tell(number, "EARLY", "双方书面约定提前交接，企业最后一天 " + lastDay + "。", by.id());
        note(number, by.id(), "登记提前交接协议");
        if (!workflow.earlyHandover(number)) {
            throw PropertyNotNow.because("通知期已满，正在交接。");
        }
    }

    /** Who comes next, as the form says it. */
    public record Successor(
            PropertyContract.Kind kind, String firm, LocalDate from, LocalDate lastDay, String reason) {}

    /**
     * Enters the contract that follows; the company's own, or the interim one before, ends the day before.
     *
     * @param number the exit
     * @param next who comes next; the last day is asked for interim service only, a reason for each further one
     * @param actor account of who says so
     * @return the moment interim service is over; null when the contract is for good
     * @throws PropertyRefused when the days, the company or the reason cannot be
     * @throws cn.tongxinqiao.estate.ContractRefused when another contract overlaps
     */
    @Transactional
    public Instant successor(String number, Successor next, String actor) {
        PropertyExit exit = locked(number);
        if (exit.status() != ExitStatus.SUCCESSOR && exit.status() != ExitStatus.INTERIM) {
            throw notNow(exit);
        }
        boolean interim = next.kind() == PropertyContract.Kind.INTERIM;
        requireOther(exit, next);
        if (interim && exit.interimTimes() > 0) {
            PropertyTexts.text("延长的原因", next.reason(), PropertyTexts.REASON);
        }
        PropertyContract leaving = contracts.get(exit.successor() == null ? exit.contract() : exit.successor());
        Optional<PropertyContract> registered = registered(exit, leaving, next);
        if (registered.isEmpty()) {
            requireDays(exit, next, interim);
        }
        if (leaving.until() == null || leaving.until().isAfter(next.from())) {
            contracts.end(leaving.id(), next.from().minusDays(1), "物业退出 " + number, actor);
        }
        PropertyContract entered = registered.orElseGet(() -> contracts.begin(
                new PropertyContract(
                        0,
                        next.firm(),
                        null,
                        exit.compound(),
                        null,
                        null,
                        next.kind(),
                        leaving.households(),
                        leaving.area(),
                        next.from(),
                        next.lastDay() == null ? null : next.lastDay().plusDays(1),
                        null),
                actor,
                "property-exit:" + number + ":" + exit.interimTimes()));
        String words = entered.firmName() + "，" + next.from() + " 起"
                + (next.lastDay() == null ? "" : "到 " + next.lastDay() + " 为止") + "。";
        note(number, actor, "登记" + next.kind().label());
        if (interim) {
            rows.interim(number, entered.id(), next.lastDay());
            course.tell(
                    number,
                    "INTERIM",
                    (exit.interimTimes() == 0 ? "应急物业服务：" : "应急物业服务延长：" + next.reason() + "；") + words,
                    actor);
            return places.endOf(next.lastDay());
        }
        rows.successor(number, entered.id());
        course.tell(number, "SUCCESSOR", "新的物业服务合同：" + words, actor);
        return null;
    }

    /**
     * The contract somebody has entered in the register already: the same company and kind from the same day is taken as it
     * is, whenever it begins.
     */
    private Optional<PropertyContract> registered(PropertyExit exit, PropertyContract leaving, Successor next) {
        Optional<PropertyContract> there = Optional.ofNullable(next.from())
                .flatMap(day -> contracts.on(exit.compound(), day))
                .filter(found -> found.id() != leaving.id() && found.id() != exit.contract());
        there.filter(found -> !found.from().equals(next.from())
                        || !found.firm().equals(next.firm())
                        || found.kind() != next.kind()
                        || found.kind() == PropertyContract.Kind.INTERIM
                                && !Objects.equals(
                                        found.until(),
                                        next.lastDay() == null
                                                ? null
                                                : next.lastDay().plusDays(1)))
                .ifPresent(found -> {
                    throw PropertyRefused.because("这个小区已经有物业服务合同：" + found.firmName() + "，" + found.from() + " 起（"
                            + found.kind().label() + "）。要由它接手，请照它填写；要换别家，先写明它的最后一天。");
                });
        return there;
    }

    private void requireOther(PropertyExit exit, Successor next) {
        if (next.firm() == null || contracts.firm(next.firm()).isEmpty()) {
            throw PropertyRefused.because("请填写已登记的企业代码。");
        }
        if (next.firm().equals(exit.firm())) {
            throw PropertyRefused.because("新企业不能还是退出的这一家。");
        }
    }

    private void requireDays(PropertyExit exit, Successor next, boolean interim) {
        LocalDate first = exit.lastDay().plusDays(1);
        LocalDate ended = contracts.get(exit.contract()).until();
        if (ended != null && ended.isBefore(first)) {
            // The contract ran out within the notice: nobody need wait for the rest of it.
            first = ended;
        }
        if (next.from() == null || next.from().isBefore(first)) {
            throw PropertyRefused.because("新企业第一天不能早于 " + first + "。");
        }
        if (!interim) {
            return;
        }
        LocalDate most =
                next.from().plus(limits.period(Step.INTERIM, next.from())).minusDays(1);
        if (next.lastDay() == null
                || next.lastDay().isBefore(next.from())
                || next.lastDay().isAfter(most)) {
            throw PropertyRefused.because("应急物业服务的最后一天应在 " + next.from() + " 到 " + most + " 之间。");
        }
        if (next.lastDay().isBefore(places.today())) {
            throw PropertyRefused.because("应急物业服务的最后一天已经过去。");
        }
    }

    /**
     * The owners have found a company before interim service is over: who comes next may be said at once.
     *
     * @param number the exit
     * @param by who writes it down
     * @throws PropertyNotNow when no interim service runs
     */
    @Transactional
    public void successorFound(String number, SignedIn by) {
        PropertyExit exit = workable(number, by);
        require(exit, ExitStatus.INTERIM);
        rows.status(number, ExitStatus.SUCCESSOR);
        course.tell(number, "SUCCESSOR_FOUND", "业主提前选出新企业，应急物业服务等新合同登记后结束。", by.id());
        note(number, by.id(), "应急期间选出新企业");
        if (!workflow.successorFound(number)) {
            throw PropertyNotNow.because("现在不能提前登记：应急物业服务已经期满，或者这一件按以前的流程办理。请在待办里登记新企业。");
        }
    }

    /** Interim service is over; who comes next is to be said. */
    @Transactional
    public void interimOver(String number) {
        PropertyExit exit = locked(number);
        rows.status(number, ExitStatus.SUCCESSOR);
        String happened = "应急物业服务到 " + exit.interimUntil() + " 期满，请登记新合同或写明原因延长。";
        course.tell(number, "INTERIM_OVER", happened, null);
        letters.remind(
                number,
                "exit-interim-" + exit.interimTimes(),
                List.of(exit.community(), exit.town()),
                exit.title(),
                happened + FollowLetters.IN_TASKS);
    }

    /** A new company serves: the file is closed. Closing it again changes nothing. */
    @Transactional
    public void close(String number) {
        PropertyExit exit = locked(number);
        PropertyContract next = contracts.get(exit.successor());
        end(exit, ExitStatus.CLOSED, next.firmName() + " 自 " + next.from() + " 起服务，退出办结，在红黑榜页面公布。", null);
    }

    /**
     * Keeps a paper.
     *
     * @param number the exit
     * @param paper what it is
     * @param name name of the file
     * @param bytes the file
     * @param by who brings it: who may act for the compound, or a unit of the joint group for the handover's
     */
    @Transactional
    public void addPaper(String number, Paper paper, String name, byte[] bytes, SignedIn by) {
        PropertyExit exit = get(number, by);
        boolean ofGroup =
                paper == Paper.HANDOVER && rows.duties(number).stream().anyMatch(duty -> reader(duty, by));
        if (!ofGroup) {
            readers.requireEditor(exit.compound(), by);
        }
        if (locked(number).status().isEnd()) {
            throw notNow(exit);
        }
        documents.store(new NewDocument(paper.owner(), number, name, bytes, by.id()), Accepted.WORK_FILES);
        note(number, by.id(), "上传" + paper.label());
    }

    private boolean reader(HandoverItem.Duty duty, SignedIn by) {
        return by.isStaff() && by.has(places.group(duty.unit()));
    }

    /** Papers of a kind, the oldest first. */
    @Transactional(readOnly = true)
    public List<StoredDocument> papers(String number, Paper paper) {
        return documents.list(paper.owner(), number);
    }

    /** One paper. */
    @Transactional(readOnly = true)
    public DocumentContent paper(String number, UUID id, SignedIn reader) {
        get(number, reader);
        for (Paper paper : Paper.values()) {
            if (papers(number, paper).stream().anyMatch(kept -> kept.id().equals(id))) {
                return documents.open(id);
            }
        }
        throw UnknownProperty.exit();
    }

    private void end(PropertyExit exit, ExitStatus status, String reason, String actor) {
        if (exit.status().isEnd()) {
            return;
        }
        rows.ended(exit.number(), status, reason);
        course.tell(exit.number(), status.name(), reason, actor);
        assessments.tell(exit.assessment(), "EXIT_" + status.name(), "退出 " + exit.number() + "：" + reason, actor);
        letters.tellFirm(exit.number(), "exit-end", exit.firm(), exit.title(), reason);
    }

    private PropertyExit locked(String number) {
        return rows.lock(number).orElseThrow(UnknownProperty::exit);
    }

    private PropertyExit workable(String number, SignedIn by) {
        readers.requireEditor(get(number, by).compound(), by);
        return locked(number);
    }

    private static void require(PropertyExit exit, ExitStatus status) {
        if (exit.status() != status) {
            throw notNow(exit);
        }
    }

    static PropertyNotNow notNow(PropertyExit exit) {
        return PropertyNotNow.because(
                "退出 " + exit.number() + " 现在是“" + exit.status().label() + "”，不能这样办。");
    }

    private void note(String number, String actor, String what) {
        audit.record(Act.of(ActKind.PROPERTY, actor)
                .on("exit", number)
                .ofCase(number)
                .saying(what));
    }
}
