package cn.tongxinqiao.request;

import cn.tongxinqiao.calendar.Limit;
import cn.tongxinqiao.calendar.LimitNotUnderstood;
import cn.tongxinqiao.engine.TableColumn;
import cn.tongxinqiao.engine.TableSpec;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What each table of this room is asked, and what it must answer so that a case can go on. */
final class CaseTables {

    static final List<Boolean> EITHER = List.of(false, true);

    private static final Map<String, String> YES_NO = Map.of("true", "是", "false", "否");
    private static final Map<String, String> APPROVERS =
            Map.of("UNIT_LEADER", "承办单位负责人", "SUPERIOR", "上级", "ORG_DEPT", "区委组织部", "NONE", "不批");

    private static final Map<String, String> TIERS = labels(Tier.values(), Tier::label);
    private static final Map<String, String> URGENCIES = labels(Urgency.values(), Urgency::label);
    private static final Map<String, String> TYPES = labels(RequestType.values(), RequestType::label);
    private static final Map<String, String> CATEGORIES = labels(Category.values(), Category::label);
    private static final Map<String, String> SCOPES = labels(Scope.values(), Scope::label);
    private static final Map<String, String> NEEDS = labels(HandlingProofs.Need.values(), HandlingProofs.Need::label);
    private static final Map<String, String> INTAKES = new LinkedHashMap<>();
    private static final Map<String, String> ESCALATION_TARGETS = new LinkedHashMap<>();

    static {
        INTAKES.put("ACCEPT", "受理");
        INTAKES.put("RETURN_FOR_DETAIL", "请补充");
        INTAKES.put("MERGE_DUPLICATE", "并单");
        INTAKES.put("TRANSFER_EMERGENCY", "转应急");
        INTAKES.put("REJECT_OTHER_CHANNEL", "不予受理：走法定渠道");
        INTAKES.put("REJECT_TERRITORY", "不予受理：不在本区");
        INTAKES.put("REJECT_NO_DETAIL", "不予受理：补充后仍缺要件");
        ESCALATION_TARGETS.put("NEXT_TIER", "升一级");
        ESCALATION_TARGETS.put("MAJOR", "直接升为要事");
        ESCALATION_TARGETS.put("SUPERVISION", "上级督办");
    }

    private static final Map<String, String> WORDS = Stream.of(TIERS, TYPES, CATEGORIES, SCOPES)
            .flatMap(codes -> codes.entrySet().stream())
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (first, second) -> first));

    private static final TableColumn EXPLANATION = TableColumn.free("explanation", "说明");

    static final TableSpec INTAKE = aboutFacts(new TableSpec(RuleBook.INTAKE))
            .asks("emergencyKind", "紧急性质", List.of("NONE", "POLICE_FIRE_MEDICAL", "DISASTER_RELIEF"))
            .asks("otherChannel", "应走法定渠道", EITHER)
            .asks("outsideDistrict", "不在本区", EITHER)
            .asks("detailMissing", "缺地点或事由", EITHER)
            .asks("detailAsked", "已请补充过", EITHER)
            .asks("duplicate", "同一事项未办结", EITHER)
            .says(TableColumn.code("intake", "受理结论", INTAKES))
            .says(TableColumn.free("notifyEmergency", "同时告知119/120"))
            .says(limit("detailLimit", "补充期限", 1).neededWhen(facts -> "RETURN_FOR_DETAIL".equals(facts.get("intake"))))
            .says(EXPLANATION.neededWhen(facts -> true))
            .cannotSay(
                    "intake",
                    facts -> "MERGE_DUPLICATE".equals(facts.get("intake"))
                            && Boolean.FALSE.equals(facts.get("duplicate")),
                    "没有同一事项未办结时也会并单，诉求无处可并")
            .inWords(WORDS);

    static final TableSpec TIER = aboutFacts(new TableSpec(RuleBook.TIER))
            .asks("category", "诉求类别", codes(Category.values()))
            .asks("scope", "影响范围", codes(Scope.values()))
            .asks("groupRisk", "群体性风险", EITHER)
            .asks("lifeSafetyRisk", "危及生命安全", EITHER)
            .asks("households", "影响户数", List.of(1))
            .asks("deptCount", "涉及部门数", List.of(1))
            .asks("estCost", "预计费用", List.of(0))
            .asks("needsSpecialist", "需要专业能力", EITHER)
            .asks("repeatCount", "重复反映次数", List.of(0))
            .says(TableColumn.code("tier", "层级", TIERS))
            .says(EXPLANATION)
            .inWords(WORDS);

    static final TableSpec DEADLINE = aboutFacts(new TableSpec(RuleBook.DEADLINE))
            .asks("lifeSafetyRisk", "危及生命安全", EITHER)
            .asks("category", "诉求类别", codes(Category.values()))
            .asks("vulnerable", "涉及困难或特殊群体", EITHER)
            .asks("timeCritical", "时间紧迫", EITHER)
            .asks("type", "诉求类型", codes(RequestType.values()))
            .asks("tier", "层级", Arrays.asList("MINOR", "HARD", "MAJOR", null))
            .says(TableColumn.code("urgency", "紧急程度", URGENCIES))
            .says(limit("acceptLimit", "接单时限", 1).neededWhen(facts -> true))
            .says(limit("contactLimit", "首次联系时限", 1).neededWhen(facts -> true))
            .says(limit("resultLimit", "办理时限", 1).neededWhen(facts -> true))
            .says(limit("claimWindow", "抢单时限", 0).neededWhen(CaseTables::isClaimed))
            .says(limit("ratingWindow", "评价期", 1).neededWhen(facts -> true))
            .says(limit("milestone", "节点间隔", 1).neededWhen(facts -> "MAJOR".equals(facts.get("tier"))))
            .says(limit("extension", "可延期", 1))
            .says(EXPLANATION)
            .inWords(WORDS);

    static final TableSpec ROUTING = new TableSpec(RuleBook.ROUTING)
            .asks("category", "诉求类别", codes(Category.values()))
            .mayAsk("tier", "层级", List.of("HARD", "MAJOR"))
            .says(TableColumn.free("team", "承办队伍").neededWhen(facts -> true))
            .says(EXPLANATION)
            .inWords(WORDS);

    static final TableSpec CLAIM = new TableSpec(RuleBook.CLAIM)
            .asks("active", "在岗队员", EITHER)
            .asks("trained", "已培训", EITHER)
            .asks("suspended", "停单中", EITHER)
            .asks("complaintPending", "被投诉待查", EITHER)
            .asks("conflictOfInterest", "利益相关", EITHER)
            .asks("tier", "层级", codes(Tier.values()))
            .asks("sameCommunity", "同一社区", EITHER)
            .asks("hasSkill", "具备所需技能", EITHER)
            .asks("openOrders", "在办单数", List.of(0))
            .asks("sensitiveVisit", "上门对象敏感", EITHER)
            .asks("secondPerson", "有第二人同行", EITHER)
            .says(TableColumn.code("eligible", "可以抢单", YES_NO))
            .says(EXPLANATION)
            .inWords(WORDS);

    static final TableSpec ESCALATION = new TableSpec(RuleBook.ESCALATION)
            .asks("tier", "层级", codes(Tier.values()))
            .asks("overdue", "已超办理时限", EITHER)
            .asks("acceptOverdue", "已超接单时限", EITHER)
            .asks("contactOverdue", "已超首次联系时限", EITHER)
            .asks("returnCount", "退单次数", List.of(0))
            .asks("badRatings", "未解决或不满意次数", List.of(0))
            .asks("reworkCount", "重办次数", List.of(0))
            .asks("refusedByUnits", "拒接单位数", List.of(0))
            .asks("linkedDuplicates", "30天内重复反映", List.of(0))
            .asks("beyondAbility", "承办人说明力所不及", EITHER)
            .says(TableColumn.free("reason", "提级理由").neededWhen(facts -> true))
            .says(TableColumn.code("target", "去向", ESCALATION_TARGETS))
            .says(EXPLANATION);

    static final TableSpec PAUSE = new TableSpec(RuleBook.PAUSE)
            .asks("kind", "种类", List.of("WAITING", "EXTENSION", "ON_BOOKS"))
            .asks("tier", "层级", codes(Tier.values()))
            .asks("granted", "已批次数", List.of(0))
            .says(TableColumn.code("allowed", "可以", YES_NO))
            .says(TableColumn.code("approver", "审批人", APPROVERS))
            .says(limit("longest", "最长", 1).neededWhen(CaseTables::stops))
            .says(limit("decideWithin", "最迟何时批", 1).neededWhen(CaseTables::allows))
            .says(limit("review", "检查间隔", 1).neededWhen(CaseTables::stops))
            .says(EXPLANATION.neededWhen(facts -> true))
            .cannotSay(
                    "approver", facts -> allows(facts) && "NONE".equals(facts.get("approver")), "可以申请却没有审批人，申请会一直没有人批")
            .inWords(both(WORDS, Map.of("WAITING", "等诉求人", "EXTENSION", "延期", "ON_BOOKS", "挂账")));

    static final TableSpec RETURN = new TableSpec(RuleBook.RETURN)
            .asks("named", "已由平台指定", EITHER)
            .asks("dispatches", "派单次数", List.of(1))
            .asks("tier", "层级", codes(Tier.values()))
            .says(TableColumn.code("allowed", "可以退单", YES_NO))
            .says(limit("within", "几时内可退", 1).neededWhen(CaseTables::allows))
            .says(TableColumn.code("platformNames", "由平台指定", YES_NO))
            .says(EXPLANATION)
            .inWords(WORDS);

    static final TableSpec REMINDER = new TableSpec(RuleBook.REMINDER)
            .asks("urgency", "紧急程度", codes(Urgency.values()))
            .asks("tier", "层级", Arrays.asList("MINOR", "HARD", "MAJOR", null))
            .says(TableColumn.code("clock", "时限", Map.of("ACCEPT", "接单", "CONTACT", "首次联系", "RESULT", "办结")))
            .says(new TableColumn("percent", "进度", facts -> true, CaseTables::percent))
            .says(TableColumn.code("light", "灯", Map.of("REMIND", "提醒", "YELLOW", "黄灯", "RED", "红灯")))
            .says(TableColumn.free("holder", "告知承办人"))
            .says(TableColumn.free("leader", "告知负责人"))
            .says(TableColumn.free("superior", "告知上级"))
            .says(TableColumn.free("always", "随时发出"))
            .says(limit("again", "多久再催", 1))
            .says(EXPLANATION)
            .inWords(both(WORDS, URGENCIES));

    static final TableSpec PROOF = aboutFacts(new TableSpec(RuleBook.PROOF))
            .asks("category", "诉求类别", codes(Category.values()))
            .asks("type", "诉求类型", codes(RequestType.values()))
            .asks("tier", "层级", codes(Tier.values()))
            .says(TableColumn.code("photo", "办理后照片", NEEDS))
            .says(TableColumn.code("place", "办理地点", NEEDS))
            .says(TableColumn.code("signature", "签名", NEEDS))
            .says(EXPLANATION)
            .inWords(WORDS);

    private static final Map<String, TableSpec> WITH_ONE_ANSWER = Stream.of(
                    INTAKE, TIER, DEADLINE, ROUTING, CLAIM, PAUSE, RETURN, PROOF)
            .collect(Collectors.toMap(TableSpec::decision, spec -> spec));

    private CaseTables() {}

    /** What a table with one answer must say; empty for any other. */
    static Optional<TableSpec> withOneAnswer(String decision) {
        return Optional.ofNullable(WITH_ONE_ANSWER.get(decision));
    }

    private static boolean allows(Map<String, Object> facts) {
        return "true".equals(String.valueOf(facts.get("allowed")));
    }

    private static boolean stops(Map<String, Object> facts) {
        return allows(facts) && !"EXTENSION".equals(facts.get("kind"));
    }

    private static Map<String, String> both(Map<String, String> some, Map<String, String> others) {
        Map<String, String> all = new LinkedHashMap<>(some);
        all.putAll(others);
        return all;
    }

    private static Optional<String> percent(String written) {
        return written.matches("[1-9]\\d{0,3}") ? Optional.empty() : Optional.of("应是 1 到 9999 的整数");
    }

    private static boolean isClaimed(Map<String, Object> facts) {
        return "MINOR".equals(facts.get("tier")) || "HARD".equals(facts.get("tier"));
    }

    /** Every table about a case may ask about all its facts. */
    private static TableSpec aboutFacts(TableSpec spec) {
        return spec.mayAsk("households", "影响户数", List.of(1))
                .mayAsk("scope", "影响范围", codes(Scope.values()))
                .mayAsk("deptCount", "涉及部门数", List.of(1))
                .mayAsk("repeatCount", "重复反映次数", List.of(0))
                .mayAsk("estCost", "预计费用", List.of(0))
                .mayAsk("needsSpecialist", "需要专业能力", EITHER)
                .mayAsk("groupRisk", "群体性风险", EITHER)
                .mayAsk("lifeSafetyRisk", "危及生命安全", EITHER)
                .mayAsk("vulnerable", "涉及困难或特殊群体", EITHER)
                .mayAsk("timeCritical", "时间紧迫", EITHER)
                .mayAsk("emergencyKind", "紧急性质", List.of("NONE", "POLICE_FIRE_MEDICAL", "DISASTER_RELIEF"))
                .mayAsk("otherChannel", "应走法定渠道", EITHER)
                .mayAsk("outsideDistrict", "不在本区", EITHER)
                .mayAsk("detailMissing", "缺地点或事由", EITHER);
    }

    private static TableColumn limit(String name, String label, int least) {
        return new TableColumn(name, label, facts -> false, written -> {
            try {
                return Limit.parse(written).amount() < least ? Optional.of("太短，至少为 1") : Optional.empty();
            } catch (LimitNotUnderstood e) {
                return Optional.of("无法识别，请写成 5WD（工作日）、8WH（工作小时）、30MIN（分钟）或 24H（小时）这样的形式");
            }
        });
    }

    private static List<String> codes(Enum<?>[] values) {
        return Stream.of(values).map(Enum::name).toList();
    }

    private static <T extends Enum<T>> Map<String, String> labels(T[] values, Function<T, String> label) {
        Map<String, String> labels = new LinkedHashMap<>();
        for (T value : values) {
            labels.put(value.name(), label.apply(value));
        }
        return labels;
    }
}
