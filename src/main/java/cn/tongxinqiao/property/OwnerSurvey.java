package cn.tongxinqiao.property;

import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.calendar.WorkCalendar;
import cn.tongxinqiao.document.Accepted;
import cn.tongxinqiao.document.DocumentContent;
import cn.tongxinqiao.document.Documents;
import cn.tongxinqiao.document.NewDocument;
import cn.tongxinqiao.document.StoredDocument;
import cn.tongxinqiao.estate.Building;
import cn.tongxinqiao.estate.EstateRegister;
import cn.tongxinqiao.estate.RegisteredHome;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The owners' survey: one answer a home, online or on paper, changed until the end; the last one counts, whichever way it
 * came. Nobody reads who answered what.
 */
@Service
public class OwnerSurvey implements OwnerResults {

    private static final String PAPER = "property-survey";
    private static final int TURNOUT_DIGITS = 4;
    private static final int SCORE_DIGITS = 2;
    /** Without letters and digits that look alike. */
    private static final String CODE_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

    private static final int CODE_LENGTH = 10;

    private final PropertyAssessments assessments;
    private final SurveyRows rows;
    private final SurveyRules rules;
    private final PropertyLimits limits;
    private final OnsiteResults onsite;
    private final OwnerDoors doors;
    private final EstateRegister register;
    private final AssessmentLetters letters;
    private final WorkCalendar calendar;
    private final Documents documents;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    OwnerSurvey(
            PropertyAssessments assessments,
            SurveyRows rows,
            SurveyRules rules,
            PropertyLimits limits,
            OnsiteResults onsite,
            OwnerDoors doors,
            EstateRegister register,
            AssessmentLetters letters,
            WorkCalendar calendar,
            Documents documents,
            Clock clock) {
        this.assessments = assessments;
        this.rows = rows;
        this.rules = rules;
        this.limits = limits;
        this.onsite = onsite;
        this.doors = doors;
        this.register = register;
        this.letters = letters;
        this.calendar = calendar;
        this.documents = documents;
        this.clock = clock;
    }

    /**
     * Where a survey stands.
     *
     * @param openedAt when it was opened
     * @param closesAt until when, as the owners were told
     * @param closedAt when it was closed; null while it is open
     * @param threshold share of the homes that must answer, 0 to 1
     * @param papers papers the community counted
     * @param outcome what came out; null while it is open
     */
    public record State(
            Instant openedAt, Instant closesAt, Instant closedAt, BigDecimal threshold, int papers, Outcome outcome) {}

    /**
     * A survey as people see it.
     *
     * @param assessment what it is about
     * @param state where it stands
     * @param questions what is asked
     * @param choices what can be answered
     */
    public record Sheet(
            PropertyAssessment assessment, State state, List<SurveyQuestion> questions, List<SurveyChoice> choices) {}

    @Override
    @Transactional
    public void open(String assessment) {
        LocalDate today = LocalDate.now(clock);
        PropertyAssessment found = assessments.get(assessment);
        Instant closesAt = calendar.due(
                        clock.instant(), limits.limit(PropertyLimits.Step.SURVEY, today), found.community())
                .at();
        BigDecimal threshold = limits.figure(PropertyLimits.Step.SURVEY_TURNOUT, today);
        if (rows.insert(assessment, clock.instant(), closesAt, threshold)) {
            rows.questions(assessment, rules.questions(today));
            rows.choices(assessment, rules.choices(today));
            assessments.tell(assessment, "SURVEY", "业主满意度测评开始。", null);
            letters.surveyOpened(found, closesAt);
        }
    }

    @Override
    @Transactional
    public Outcome close(String assessment) {
        Optional<State> state = rows.lock(assessment);
        if (state.isEmpty()) {
            // Never opened: nobody was asked.
            return new Outcome(0, 0, BigDecimal.ZERO.setScale(TURNOUT_DIGITS), false, null);
        }
        if (state.get().closedAt() != null) {
            return state.get().outcome();
        }
        Outcome outcome = count(assessments.get(assessment), state.get());
        rows.close(assessment, clock.instant(), outcome);
        assessments.figures(
                assessment, new PropertyFigures(null, outcome.respondents(), outcome.praise(), null, null, null));
        assessments.tell(
                assessment,
                "SURVEYED",
                "业主测评结束：" + outcome.respondents() + " 户作答，" + (outcome.valid() ? "达到" : "没有达到") + "有效参与率。",
                null);
        return outcome;
    }

    /** The sheet a link or code leads to. */
    @Transactional(readOnly = true)
    public Sheet sheet(OwnerLink link) {
        doors.require(link);
        return sheet(link.number());
    }

    /** What the home a link leads from has answered, code of the choice by code of the question; empty before. */
    @Transactional(readOnly = true)
    public Map<String, String> answered(OwnerLink link) {
        List<SurveyQuestion> questions = rows.questions(link.number());
        Map<String, String> answered = new LinkedHashMap<>();
        rows.answer(link.number(), doors.require(link)).ifPresent(choices -> {
            for (int at = 0; at < questions.size(); at++) {
                answered.put(questions.get(at).code(), choices.get(at));
            }
        });
        return answered;
    }

    /**
     * A home answers online, or answers anew; the last answer before the end counts.
     *
     * @param link the home's link
     * @param answers code of the choice by code of the question; every question must be answered
     * @throws UnknownProperty when the link is not good
     * @throws PropertyNotNow when the survey is over
     * @throws PropertyRefused when an answer is missing or unknown
     */
    @Transactional
    public void answer(OwnerLink link, Map<String, String> answers) {
        String home = doors.require(link);
        State state = rows.share(link.number()).orElseThrow(UnknownProperty::link);
        requireOpen(state);
        // The owners were told a moment; the timer that closes the survey may come a little later.
        if (!clock.instant().isBefore(state.closesAt())) {
            throw PropertyNotNow.because("业主测评已经截止，不能再作答。");
        }
        List<String> choices = checked(link.number(), answers);
        rows.online(link.number(), home, choices, praises(link.number(), choices), clock.instant());
    }

    /**
     * The sheet for staff.
     *
     * @param number the assessment
     * @param reader who asks
     * @return the sheet; empty before the survey is opened
     */
    @Transactional(readOnly = true)
    public Optional<Sheet> sheet(String number, SignedIn reader) {
        assessments.get(number, reader);
        return rows.find(number).map(state -> sheet(number));
    }

    /** How many homes have answered so far, online and on paper, and how many codes were given out. */
    public record Progress(int online, int onPaper, int codes) {}

    /** How far a survey is; says nothing of single homes. */
    @Transactional(readOnly = true)
    public Progress progress(String number, SignedIn reader) {
        assessments.get(number, reader);
        return new Progress(rows.count(number, "ONLINE"), rows.count(number, PAPER_CHANNEL), rows.issued(number));
    }

    private static final String PAPER_CHANNEL = "PAPER";

    /** The homes of the register by what people call them, for entering papers. */
    @Transactional(readOnly = true)
    public List<String> homes(String number, SignedIn reader) {
        return List.copyOf(homesByName(assessments.get(number, reader)).keySet());
    }

    /**
     * Gives out codes for homes the register does not know, together with the registered ones not more than the contract has
     * homes. They are shown this once and kept nowhere.
     *
     * @param number the assessment
     * @param count how many
     * @param by who gives them out
     * @return the codes
     */
    @Transactional
    public List<String> issue(String number, int count, SignedIn by) {
        PropertyAssessment assessment = requireClerk(number, by);
        requireOpen(rows.lock(number).orElseThrow(() -> PropertyNotNow.because("业主测评还没有开始。")));
        int left = assessment.households()
                - rows.issued(number)
                - doors.homes(assessment.compound()).size();
        if (count < 1 || count > left) {
            throw PropertyRefused.because(left < 1 ? "登记的房屋和已发的住户码已经够合同户数。" : "最多还能发 " + left + " 个住户码。");
        }
        List<String> codes = new ArrayList<>();
        while (codes.size() < count) {
            String code = random.ints(CODE_LENGTH, 0, CODE_LETTERS.length())
                    .mapToObj(at -> String.valueOf(CODE_LETTERS.charAt(at)))
                    .collect(Collectors.joining());
            if (rows.issue(number, doors.code(number, code), by.id(), clock.instant())) {
                codes.add(code);
            }
        }
        assessments.note(number, by.id(), "发放住户码 " + count + " 个");
        return codes;
    }

    /**
     * Says how many papers came back and keeps a scan: of papers, or of the sheet they were counted on.
     *
     * @param number the assessment
     * @param papers how many papers came back in all, not fewer than were entered
     * @param name name of the file; may be null
     * @param scan the scan; null or empty when there is one already
     * @param by who says so
     */
    @Transactional
    public void papers(String number, int papers, String name, byte[] scan, SignedIn by) {
        PropertyAssessment assessment = requireClerk(number, by);
        requireOpen(rows.lock(number).orElseThrow(() -> PropertyNotNow.because("业主测评还没有开始。")));
        int entered = rows.count(number, PAPER_CHANNEL);
        if (papers < entered || papers > assessment.households()) {
            throw PropertyRefused.because("收回份数应在已录入的 " + entered + " 份和合同户数 " + assessment.households() + " 之间。");
        }
        if (scan != null && scan.length > 0) {
            documents.store(new NewDocument(PAPER, number, name, scan, by.id()), Accepted.SCANS);
        } else if (documents.list(PAPER, number).isEmpty()) {
            throw PropertyRefused.because("请上传纸质问卷或清点表的照片或扫描件。");
        }
        rows.papers(number, papers);
        assessments.note(number, by.id(), "登记收回纸质问卷 " + papers + " 份");
    }

    /** The scans kept with the papers. */
    @Transactional(readOnly = true)
    public List<StoredDocument> scans(String number, SignedIn reader) {
        assessments.get(number, reader);
        return documents.list(PAPER, number);
    }

    /** One of them; goes to the log. Scorers do not get it: it may show who answered what. */
    @Transactional
    public DocumentContent scan(String number, UUID file, SignedIn reader) {
        requireClerk(number, reader);
        if (scans(number, reader).stream().noneMatch(kept -> kept.id().equals(file))) {
            throw UnknownProperty.assessment();
        }
        assessments.note(number, reader.id(), "打开纸质问卷扫描件");
        return documents.open(file);
    }

    /**
     * Enters a paper. It takes the place of what the home answered online before; a home that has answered on paper is
     * refused.
     *
     * @param number the assessment
     * @param home the home as the register calls it, or its code
     * @param choices position of the choice of each question, such as {@code 1121351}
     * @param by who enters it
     */
    @Transactional
    public void enter(String number, String home, String choices, SignedIn by) {
        PropertyAssessment assessment = requireClerk(number, by);
        // Held whole, not shared: the count of papers must hold too.
        State state = rows.lock(number).orElseThrow(() -> PropertyNotNow.because("业主测评还没有开始。"));
        requireOpen(state);
        if (rows.count(number, PAPER_CHANNEL) >= state.papers()) {
            throw PropertyRefused.because("已录入的份数到了登记的收回份数 " + state.papers() + "，请先登记份数、上传扫描件。");
        }
        List<String> answers = positions(number, choices);
        if (!rows.paper(number, key(assessment, home), answers, praises(number, answers), by.id(), clock.instant())) {
            throw PropertyNotNow.because("这一户已经录入过纸质问卷，不能再录。");
        }
    }

    /**
     * A paper that was entered wrongly and taken back; says nothing of the home.
     *
     * @param at when
     * @param by account that took it back
     * @param reason why
     */
    public record TakenBack(Instant at, String by, String reason) {}

    /** Papers taken back, the oldest first. */
    @Transactional(readOnly = true)
    public List<TakenBack> takenBack(String number, SignedIn reader) {
        assessments.get(number, reader);
        return rows.takenBack(number);
    }

    /**
     * Takes back a paper that was entered wrongly. What the home had answered online before it counts again, and its own paper
     * can be entered. What was entered is kept.
     *
     * @param number the assessment
     * @param home the home the paper was entered for, as the register calls it, or its code
     * @param reason why
     * @param by who takes it back
     * @throws PropertyNotNow when the survey is over, or no paper of the home counts
     * @throws PropertyRefused when the home is not known or no reason is given
     */
    @Transactional
    public void takeBack(String number, String home, String reason, SignedIn by) {
        PropertyAssessment assessment = requireClerk(number, by);
        // Held whole, so that nobody answers or closes it meanwhile.
        requireOpen(rows.lock(number).orElseThrow(() -> PropertyNotNow.because("业主测评还没有开始。")));
        String why = PropertyTexts.text("撤回的原因", reason, PropertyTexts.REASON);
        if (!rows.takeBack(number, key(assessment, home), why, by.id(), clock.instant())) {
            throw PropertyNotNow.because("这一户没有正在计入的纸质问卷，不用撤回。");
        }
        assessments.tell(number, "PAPER_TAKEN_BACK", "撤回录错的纸质问卷 1 份。", by.id());
        assessments.note(number, by.id(), "撤回录错的纸质问卷");
    }

    private String key(PropertyAssessment assessment, String home) {
        String said = PropertyTexts.line("住户", home, PropertyTexts.LINE);
        List<Long> registered = homesCalled(said.replaceAll("\\s", ""), homesByName(assessment));
        if (registered.size() == 1) {
            return doors.home(assessment.number(), registered.get(0));
        }
        if (registered.size() > 1) {
            throw PropertyRefused.because("有 " + registered.size() + " 户都可以叫“" + said + "”，请把楼栋写全，和登记册上一样。");
        }
        if (doors.isIssued(assessment.number(), said)) {
            return doors.code(assessment.number(), said);
        }
        throw PropertyRefused.because("没有这一户：“" + said + "”。请按登记册填写，如 3栋1单元301，或填写住户码。");
    }

    /** People leave out how a building's name begins: 3栋1单元301 is 荔景花园3栋1单元301, but never that of 13栋. */
    private static List<Long> homesCalled(String said, Map<String, Long> homes) {
        Long exactly = homes.get(said);
        if (exactly != null) {
            return List.of(exactly);
        }
        Pattern ending = Pattern.compile("(?<![0-9A-Za-z])" + Pattern.quote(said) + "$");
        return homes.entrySet().stream()
                .filter(home -> ending.matcher(home.getKey()).find())
                .map(Map.Entry::getValue)
                .toList();
    }

    private Map<String, Long> homesByName(PropertyAssessment assessment) {
        Map<String, String> buildings = register.buildings(assessment.compound()).stream()
                .collect(Collectors.toMap(Building::code, Building::name));
        Map<String, Long> homes = new LinkedHashMap<>();
        for (RegisteredHome home : doors.homes(assessment.compound())) {
            String entrance = home.home().entrance();
            homes.put(
                    (buildings.get(home.home().building())
                                    + entrance(entrance)
                                    + home.home().number())
                            .replaceAll("\\s", ""),
                    home.home().id());
        }
        return homes;
    }

    /** Registers write "1" or "1单元"; people say "1单元" either way. */
    private static String entrance(String registered) {
        if (registered == null || registered.isEmpty()) {
            return "";
        }
        return registered.endsWith("单元") ? registered : registered + "单元";
    }

    private Sheet sheet(String number) {
        return new Sheet(
                assessments.get(number),
                rows.find(number).orElseThrow(UnknownProperty::link),
                rows.questions(number),
                rows.choices(number));
    }

    private List<String> positions(String number, String choices) {
        int questions = rows.questions(number).size();
        List<SurveyChoice> offered = rows.choices(number);
        String digits = choices == null ? "" : choices.replaceAll("[\\s,，]", "");
        if (digits.length() != questions
                || digits.chars().anyMatch(digit -> digit < '1' || digit > '0' + Math.min(9, offered.size()))) {
            throw PropertyRefused.because(
                    "请依次填写 " + questions + " 道题的选项序号，每题一个数字，1 至 " + Math.min(9, offered.size()) + "。");
        }
        return digits.chars().mapToObj(digit -> offered.get(digit - '1').code()).toList();
    }

    private List<String> checked(String number, Map<String, String> answers) {
        Map<String, SurveyChoice> offered = offered(number);
        List<String> choices = new ArrayList<>();
        for (SurveyQuestion question : rows.questions(number)) {
            String choice = answers.get(question.code());
            if (choice == null || !offered.containsKey(choice)) {
                throw PropertyRefused.because("请回答：" + question.text());
            }
            choices.add(choice);
        }
        return choices;
    }

    private Map<String, SurveyChoice> offered(String number) {
        return rows.choices(number).stream().collect(Collectors.toMap(SurveyChoice::code, Function.identity()));
    }

    private boolean praises(String number, List<String> choices) {
        List<SurveyQuestion> questions = rows.questions(number);
        Map<String, SurveyChoice> offered = offered(number);
        for (int at = 0; at < questions.size(); at++) {
            if (questions.get(at).overall()) {
                return offered.get(choices.get(at)).praise();
            }
        }
        return false;
    }

    /** Exact until the one rounding at the end. */
    private Outcome count(PropertyAssessment assessment, State state) {
        String number = assessment.number();
        List<SurveyQuestion> questions = rows.questions(number);
        Map<String, SurveyChoice> offered = offered(number);
        List<SurveyRows.Answered> answers = rows.answers(number);
        BigDecimal points = BigDecimal.ZERO;
        int praise = 0;
        for (SurveyRows.Answered answer : answers) {
            praise += answer.praise() ? 1 : 0;
            for (int at = 0; at < questions.size(); at++) {
                points = points.add(offered.get(answer.choices().get(at))
                        .points()
                        .multiply(BigDecimal.valueOf(questions.get(at).weight())));
            }
        }
        int weights = questions.stream().mapToInt(SurveyQuestion::weight).sum();
        BigDecimal homes = BigDecimal.valueOf(assessment.households());
        BigDecimal respondents = BigDecimal.valueOf(answers.size());
        return new Outcome(
                answers.size(),
                praise,
                // More homes may be registered than pay by the contract.
                respondents.min(homes).divide(homes, TURNOUT_DIGITS, RoundingMode.HALF_UP),
                // By multiplication: a rounded share must not decide.
                !answers.isEmpty() && respondents.compareTo(state.threshold().multiply(homes)) >= 0,
                answers.isEmpty()
                        ? null
                        : points.divide(
                                respondents.multiply(BigDecimal.valueOf(weights)), SCORE_DIGITS, RoundingMode.HALF_UP));
    }

    /** Who keeps the register of the compound and has not scored. */
    private PropertyAssessment requireClerk(String number, SignedIn by) {
        PropertyAssessment assessment = assessments.requireEditor(number, by);
        if (onsite.scorers(number).contains(by.id())) {
            throw PropertyNotYours.because("您参加了这次考核的评分，不能经手业主问卷，请由别的同事办理。");
        }
        return assessment;
    }

    private static void requireOpen(State state) {
        if (state.closedAt() != null) {
            throw PropertyNotNow.because("业主测评已经结束，不能再作答或录入。");
        }
    }
}
