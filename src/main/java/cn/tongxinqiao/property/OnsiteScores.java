package cn.tongxinqiao.property;

import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.document.DocumentContent;
import cn.tongxinqiao.document.Documents;
import cn.tongxinqiao.document.NewDocument;
import cn.tongxinqiao.document.StoredDocument;
import cn.tongxinqiao.organization.Organization;
import cn.tongxinqiao.property.CollectRows.OnsiteState;
import cn.tongxinqiao.property.SettledScore.Kind;
import cn.tongxinqiao.property.SettledScore.Way;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Scores on site: one scorer of the community and one of the street, each on a sheet of its own, and what came of the two
 * sheets.
 */
@Service
public class OnsiteScores implements OnsiteResults {

    private static final String PHOTOS = "property-sheet";
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final int SCALE = 2;
    private static final int SHARE_SCALE = 4;

    private final CollectRows rows;
    private final PropertyAssessments assessments;
    private final Rubrics rubrics;
    private final CollectRules rules;
    private final Organization organization;
    private final Documents documents;

    OnsiteScores(
            CollectRows rows,
            PropertyAssessments assessments,
            Rubrics rubrics,
            CollectRules rules,
            Organization organization,
            Documents documents) {
        this.rows = rows;
        this.assessments = assessments;
        this.rubrics = rubrics;
        this.rules = rules;
        this.organization = organization;
        this.documents = documents;
    }

    /** The items and veto items of an assessment. */
    @Transactional(readOnly = true)
    public Rubric rubric(PropertyAssessment assessment) {
        return rubrics.version(assessment.rubric())
                .orElseThrow(() -> new IllegalStateException("no rubric " + assessment.rubric()));
    }

    /** Sheets begun so far. */
    @Transactional(readOnly = true)
    public List<ScoreSheet> sheets(String assessment) {
        return rows.sheets(assessment);
    }

    /** How each item came out or waits to be settled; empty before the sheets were compared. */
    @Transactional(readOnly = true)
    public List<SettledScore> outcome(String assessment) {
        return rows.settled(assessment);
    }

    /** Whether sheets are taken: until both are in, and while the street's leader decides. */
    @Transactional(readOnly = true)
    public boolean takesSheets(String assessment) {
        return state(assessment) == OnsiteState.OPEN || state(assessment) == OnsiteState.LEADER;
    }

    /** Whether something is to be settled jointly now. */
    @Transactional(readOnly = true)
    public boolean settlesJointly(String assessment) {
        return state(assessment) == OnsiteState.JOINT;
    }

    /** Of which sides somebody may score: those whose groups it is in. */
    public Set<ScorerRole> roles(PropertyAssessment assessment, SignedIn by) {
        Set<ScorerRole> roles = new LinkedHashSet<>();
        if (by.has(organization.receivingGroup(assessment.community()))) {
            roles.add(ScorerRole.COMMUNITY);
        }
        if (by.has(organization.receivingGroup(assessment.town()))) {
            roles.add(ScorerRole.STREET);
        }
        return roles;
    }

    /**
     * Keeps a sheet as far as it is written. Somebody else of the same side may go on with one that was not handed in.
     *
     * @param number number of the assessment
     * @param role of which side
     * @param items score and note by item; those not scored yet are left out
     * @param vetoes what was seen, by veto item
     * @param by who scores
     * @throws PropertyRefused naming the first item or veto item that is unknown or out of bounds, and when the account has the
     *     other sheet
     * @throws PropertyNotNow when sheets are no longer taken or this one was handed in
     */
    @Transactional
    public void save(
            String number,
            ScorerRole role,
            Map<String, ScoreSheet.Entry> items,
            Map<String, String> vetoes,
            SignedIn by) {
        PropertyAssessment found = mine(number, role, by);
        requireOneSheetEach(number, role, by.id());
        Rubric rubric = rubric(found);
        items.forEach((item, entry) -> requireScore(rubric, item, entry.score()));
        vetoes.keySet().forEach(veto -> requireVeto(rubric, veto));
        rows.saveSheet(number, role, by.id());
        items.forEach((item, entry) -> rows.addItem(
                number,
                role,
                item,
                new ScoreSheet.Entry(
                        entry.score(), PropertyTexts.perhaps("扣分原因", entry.note(), PropertyTexts.REASON))));
        vetoes.forEach((veto, note) ->
                rows.addVeto(number, role, veto, PropertyTexts.text("否决项的事实", note, PropertyTexts.REASON)));
        assessments.note(number, by.id(), role.label() + "现场评分");
    }

    /**
     * Keeps a photo with a sheet.
     *
     * @param number number of the assessment
     * @param role of which side
     * @param fileName its name
     * @param bytes the picture
     * @param by who scores
     */
    @Transactional
    public void photo(String number, ScorerRole role, String fileName, byte[] bytes, SignedIn by) {
        mine(number, role, by);
        requireOneSheetEach(number, role, by.id());
        documents.store(new NewDocument(PHOTOS, owner(number, role), fileName, bytes, by.id()));
    }

    /** Photos of a sheet, the oldest first. */
    @Transactional(readOnly = true)
    public List<StoredDocument> photos(String number, ScorerRole role) {
        return documents.list(PHOTOS, owner(number, role));
    }

    /** A photo of one of the sheets of an assessment. */
    @Transactional(readOnly = true)
    public DocumentContent photo(String number, UUID id) {
        boolean known = java.util.Arrays.stream(ScorerRole.values())
                .flatMap(role -> photos(number, role).stream())
                .anyMatch(photo -> photo.id().equals(id));
        if (!known) {
            throw UnknownProperty.assessment();
        }
        return documents.open(id);
    }

    /**
     * Hands a sheet in.
     *
     * @param number number of the assessment
     * @param role of which side
     * @param actor who scored
     * @throws PropertyNotNow naming what is missing, or that somebody else wrote it
     */
    @Transactional
    public void handIn(String number, ScorerRole role, String actor) {
        PropertyAssessment found = assessments.locked(number);
        ScoreSheet sheet =
                sheet(number, role).orElseThrow(() -> PropertyNotNow.because("还没有" + role.label() + "的评分。请先在评分页面打分。"));
        if (!sheet.scorer().equals(actor)) {
            throw PropertyNotNow.because(role.label() + "的评分是别的账号写的，由打分的人提交。社区和镇街不能是同一个人。");
        }
        String missing = rubric(found).items().stream()
                .filter(item -> !sheet.items().containsKey(item.code()))
                .map(Rubric.Item::name)
                .collect(Collectors.joining("、"));
        if (!missing.isEmpty()) {
            throw PropertyNotNow.because("还没有打分：" + missing + "。");
        }
        if (photos(number, role).isEmpty()) {
            throw PropertyNotNow.because("还没有现场照片，至少传一张。");
        }
        if (sheet.isDone()) {
            return;
        }
        rows.done(number, role);
        assessments.tell(number, "SCORED", role.label() + "交了现场评分。", actor);
        assessments.note(number, actor, role.label() + "提交现场评分");
    }

    /** Both sheets are not in by the limit: the street's leader decides. */
    @Transactional
    public void overdue(String number) {
        assessments.locked(number);
        rows.onsite(number, OnsiteState.LEADER, null);
        assessments.tell(number, "SCORES_OVERDUE", "现场评分没有按期交齐（缺" + missing(number) + "），请镇街领导决定。", null);
    }

    /** Reminds who has not handed a sheet in. */
    @Transactional
    public void remind(String number) {
        String missing = missing(number);
        if (!missing.isEmpty()) {
            assessments.tell(number, "SCORES_REMINDED", "催办现场评分：" + missing + "还没有交。", null);
        }
    }

    /**
     * The leader goes on with the sheets that are in.
     *
     * @throws PropertyNotNow when there is none
     * @throws PropertyNotYours when the leader has scored itself
     */
    @Transactional
    public void enough(String number, String actor) {
        assessments.locked(number);
        requireNoScorer(number, actor);
        if (rows.sheets(number).stream().noneMatch(ScoreSheet::isDone) && handInWhole(number) == 0) {
            throw PropertyNotNow.because("一份完整的评分也没有，不能按已有的评分计分。");
        }
        handInWhole(number);
        assessments.tell(number, "SCORES_ENOUGH", "镇街决定按已有的评分计分。", actor);
        assessments.note(number, actor, "决定按已有的评分计分");
    }

    /** The leader gives up scoring: the quarter has no grade. */
    @Transactional
    public void giveUp(String number, String reason, String actor) {
        assessments.locked(number);
        requireNoScorer(number, actor);
        String why = PropertyTexts.text("不评分的原因", reason, PropertyTexts.REASON);
        rows.onsite(number, OnsiteState.NONE, "没有现场评分：" + why);
        assessments.note(number, actor, "决定不评分");
    }

    /** There are no scores, by the leader's word or because nobody decided. */
    @Transactional
    public void none(String number) {
        assessments.locked(number);
        if (state(number) != OnsiteState.NONE) {
            rows.onsite(number, OnsiteState.NONE, "没有现场评分，镇街也没有按期决定");
        }
        assessments.tell(
                number, "NOT_SCORED", rows.collection(number).orElseThrow().onsiteWhy() + "。", null);
    }

    /**
     * Compares the sheets that were handed in, by the table {@code property-score-difference}; comparing again changes nothing.
     *
     * @param number number of the assessment
     * @return whether something is to be settled jointly
     */
    @Transactional
    public boolean compare(String number) {
        PropertyAssessment found = assessments.locked(number);
        Rubric rubric = rubric(found);
        Map<ScorerRole, ScoreSheet> sheets = new EnumMap<>(ScorerRole.class);
        rows.sheets(number).stream().filter(ScoreSheet::isDone).forEach(sheet -> sheets.put(sheet.role(), sheet));
        List<ScoreSheet> done = List.copyOf(sheets.values());
        for (Rubric.Item item : rubric.items()) {
            rows.settle(number, done.size() == 1 ? one(done.get(0), item) : both(done, item));
        }
        Set<String> named = new LinkedHashSet<>();
        done.forEach(sheet -> named.addAll(sheet.vetoes().keySet()));
        named.forEach(veto -> rows.settle(number, veto(done, veto)));
        boolean joint = rows.settled(number).stream().anyMatch(SettledScore::isOpen);
        rows.onsite(number, joint ? OnsiteState.JOINT : OnsiteState.SETTLED, null);
        return joint;
    }

    private static SettledScore one(ScoreSheet sheet, Rubric.Item item) {
        return new SettledScore(
                Kind.ITEM, item.code(), Way.ONE, sheet.items().get(item.code()).score(), null);
    }

    private SettledScore both(List<ScoreSheet> done, Rubric.Item item) {
        BigDecimal first = done.get(0).items().get(item.code()).score();
        BigDecimal second = done.get(1).items().get(item.code()).score();
        if (first.compareTo(second) == 0) {
            return new SettledScore(Kind.ITEM, item.code(), Way.SAME, first, null);
        }
        BigDecimal share =
                first.subtract(second).abs().multiply(HUNDRED).divide(item.max(), SHARE_SCALE, RoundingMode.HALF_UP);
        Way way = rules.difference(Kind.ITEM, share);
        BigDecimal score =
                switch (way) {
                    case AVERAGE -> average(first, second);
                    case LOWER -> first.min(second);
                    default -> null;
                };
        return new SettledScore(Kind.ITEM, item.code(), way, score, null);
    }

    private SettledScore veto(List<ScoreSheet> done, String veto) {
        if (done.size() == 1) {
            return new SettledScore(Kind.VETO, veto, Way.ONE, BigDecimal.ONE, null);
        }
        if (done.stream().allMatch(sheet -> sheet.vetoes().containsKey(veto))) {
            return new SettledScore(Kind.VETO, veto, Way.SAME, BigDecimal.ONE, null);
        }
        Way way = rules.difference(Kind.VETO, HUNDRED);
        BigDecimal found =
                switch (way) {
                    case AVERAGE -> BigDecimal.ZERO;
                    case LOWER -> BigDecimal.ONE;
                    default -> null;
                };
        return new SettledScore(Kind.VETO, veto, way, found, null);
    }

    /**
     * Writes down what both settled together.
     *
     * @param number number of the assessment
     * @param kind item or veto item
     * @param code its code
     * @param score points; of a veto item 1 when it was found, else 0
     * @param note why
     * @param by one of the two scorers
     */
    @Transactional
    public void settleJointly(String number, Kind kind, String code, BigDecimal score, String note, SignedIn by) {
        assessments.get(number, by);
        PropertyAssessment found = assessments.locked(number);
        if (!scorers(number).contains(by.id())) {
            throw PropertyNotYours.because("会商的结果由两位评分人写。");
        }
        if (state(number) != OnsiteState.JOINT) {
            throw PropertyNotNow.because("现在没有要会商的项目。");
        }
        SettledScore waiting = rows.settled(number).stream()
                .filter(one -> one.kind() == kind && one.code().equals(code) && one.way() == Way.JOINT)
                .findFirst()
                .orElseThrow(() -> PropertyRefused.because("这一项不用会商。"));
        if (kind == Kind.ITEM) {
            requireScore(rubric(found), code, score);
        } else if (score == null || score.compareTo(BigDecimal.ZERO) != 0 && score.compareTo(BigDecimal.ONE) != 0) {
            throw PropertyRefused.because("请写明否决项成立还是不成立。");
        }
        rows.settleOpen(
                number,
                new SettledScore(
                        kind, waiting.code(), Way.JOINT, score, PropertyTexts.text("会商理由", note, PropertyTexts.REASON)),
                by.id());
        assessments.note(number, by.id(), "会商 " + code);
    }

    /** Refuses while something is not settled jointly. */
    @Transactional(readOnly = true)
    public void requireSettled(String number, String actor) {
        if (!scorers(number).contains(actor)) {
            throw PropertyNotYours.because("会商的结果由两位评分人提交。");
        }
        PropertyAssessment found = assessments.get(number);
        Rubric rubric = rubric(found);
        String open = rows.settled(number).stream()
                .filter(SettledScore::isOpen)
                .map(one -> name(rubric, one))
                .collect(Collectors.joining("、"));
        if (!open.isEmpty()) {
            throw PropertyNotNow.because("还没有会商：" + open + "。请先在评分页面写下结果。");
        }
    }

    /** Settles for good; what was not settled jointly in time is half way, and a veto item only one named does not count. */
    @Transactional
    public void settle(String number) {
        assessments.locked(number);
        Map<ScorerRole, ScoreSheet> sheets = new EnumMap<>(ScorerRole.class);
        rows.sheets(number).forEach(sheet -> sheets.put(sheet.role(), sheet));
        boolean late = false;
        for (SettledScore open :
                rows.settled(number).stream().filter(SettledScore::isOpen).toList()) {
            late = true;
            BigDecimal score = open.kind() == Kind.VETO
                    ? BigDecimal.ZERO
                    : average(
                            sheets.get(ScorerRole.COMMUNITY)
                                    .items()
                                    .get(open.code())
                                    .score(),
                            sheets.get(ScorerRole.STREET)
                                    .items()
                                    .get(open.code())
                                    .score());
            rows.settleOpen(number, new SettledScore(open.kind(), open.code(), Way.OVERDUE, score, null), null);
        }
        rows.onsite(number, OnsiteState.SETTLED, null);
        assessments.tell(number, "ONSITE_SETTLED", late ? "会商逾期，没有结果的项目取平均，现场评分落定。" : "现场评分落定。", null);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Settled> settled(String assessment) {
        if (state(assessment) != OnsiteState.SETTLED) {
            return Optional.empty();
        }
        return Optional.of(result(rows.settled(assessment)));
    }

    @Override
    @Transactional(readOnly = true)
    public Map<String, Settled> settled(Quarter quarter) {
        Map<String, Settled> results = new LinkedHashMap<>();
        rows.settled(quarter).forEach((assessment, settled) -> results.put(assessment, result(settled)));
        return results;
    }

    private static Settled result(List<SettledScore> settled) {
        Map<String, BigDecimal> items = new LinkedHashMap<>();
        Set<String> vetoes = new LinkedHashSet<>();
        for (SettledScore one : settled) {
            if (one.kind() == Kind.ITEM) {
                items.put(one.code(), one.score());
            } else if (one.score().signum() > 0) {
                vetoes.add(one.code());
            }
        }
        return new Settled(items, vetoes);
    }

    @Override
    @Transactional(readOnly = true)
    public Set<String> scorers(String assessment) {
        return rows.sheets(assessment).stream().map(ScoreSheet::scorer).collect(Collectors.toCollection(HashSet::new));
    }

    /** The sheet of a side; empty before it was begun. */
    @Transactional(readOnly = true)
    public Optional<ScoreSheet> sheet(String number, ScorerRole role) {
        return rows.sheets(number).stream()
                .filter(sheet -> sheet.role() == role)
                .findFirst();
    }

    /** The name of an item or a veto item. */
    public static String name(Rubric rubric, SettledScore settled) {
        return settled.kind() == Kind.ITEM
                ? rubric.item(settled.code()).map(Rubric.Item::name).orElse(settled.code())
                : rubric.veto(settled.code()).map(Rubric.Veto::name).orElse(settled.code());
    }

    /** Hands in what was written whole but not handed in: its scorer has no task any more. */
    private int handInWhole(String number) {
        Rubric rubric = rubric(assessments.get(number));
        int handedIn = 0;
        for (ScoreSheet sheet : rows.sheets(number)) {
            boolean whole =
                    rubric.items().stream().allMatch(item -> sheet.items().containsKey(item.code()));
            if (!sheet.isDone() && whole && !photos(number, sheet.role()).isEmpty()) {
                rows.done(number, sheet.role());
                handedIn++;
            }
        }
        return handedIn;
    }

    private PropertyAssessment mine(String number, ScorerRole role, SignedIn by) {
        PropertyAssessment found = assessments.get(number, by);
        if (!roles(found, by).contains(role)) {
            throw PropertyNotYours.because(role.label() + "的评分由" + role.label() + "的人来打。");
        }
        assessments.locked(number);
        if (!takesSheets(number)) {
            throw PropertyNotNow.because("现场评分已经截止，或者这次不评分。");
        }
        if (sheet(number, role).filter(ScoreSheet::isDone).isPresent()) {
            throw PropertyNotNow.because(role.label() + "的评分已经提交，不能再改。");
        }
        return found;
    }

    private void requireOneSheetEach(String number, ScorerRole role, String account) {
        boolean other = rows.sheets(number).stream()
                .anyMatch(sheet -> sheet.role() != role && sheet.scorer().equals(account));
        if (other) {
            throw PropertyRefused.because("您已经替另一方评分，社区和镇街不能是同一个人。");
        }
    }

    private void requireNoScorer(String number, String actor) {
        if (scorers(number).contains(actor)) {
            throw PropertyNotYours.because("您自己参加了评分，这件事由镇街的其他领导决定。");
        }
    }

    private static void requireScore(Rubric rubric, String code, BigDecimal score) {
        Rubric.Item item = rubric.item(code).orElseThrow(() -> PropertyRefused.because("考核标准里没有评分项“" + code + "”。"));
        if (score == null
                || score.signum() < 0
                || score.compareTo(item.max()) > 0
                || score.stripTrailingZeros().scale() > SCALE) {
            throw PropertyRefused.because("“" + item.name() + "”应为 0 至 "
                    + item.max().stripTrailingZeros().toPlainString() + " 分，最多两位小数。");
        }
    }

    private static void requireVeto(Rubric rubric, String code) {
        if (rubric.veto(code).isEmpty()) {
            throw PropertyRefused.because("考核标准里没有否决项“" + code + "”。");
        }
    }

    private String missing(String number) {
        Set<ScorerRole> done = rows.sheets(number).stream()
                .filter(ScoreSheet::isDone)
                .map(ScoreSheet::role)
                .collect(Collectors.toSet());
        return java.util.Arrays.stream(ScorerRole.values())
                .filter(role -> !done.contains(role))
                .map(ScorerRole::label)
                .collect(Collectors.joining("、"));
    }

    private OnsiteState state(String number) {
        return rows.collection(number)
                .map(found -> found.notGradedWhy() == null ? found.onsite() : OnsiteState.NONE)
                .orElse(OnsiteState.NONE);
    }

    private static BigDecimal average(BigDecimal first, BigDecimal second) {
        return first.add(second).divide(TWO, SCALE, RoundingMode.HALF_UP);
    }

    private static String owner(String number, ScorerRole role) {
        return number + ":" + role;
    }
}
