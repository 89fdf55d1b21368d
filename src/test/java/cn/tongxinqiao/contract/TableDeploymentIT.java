package cn.tongxinqiao.contract;

import static org.assertj.core.api.Assertions.assertThat;

import cn.tongxinqiao.EditedTable;
import cn.tongxinqiao.contract.Caller.Part;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Decision tables as an analyst deploys them from the Modeler: one that would strand a case is refused with the reason. */
class TableDeploymentIT extends ContractTest {

    private static final String ESCALATION = "request-escalation";
    private static final String DEADLINE = "request-deadline";
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));

    @Autowired
    private RepositoryService repository;

    private final List<String> deployed = new ArrayList<>();

    @AfterEach
    void takeBack() {
        deployed.forEach(id -> repository.deleteDeployment(id, true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "request-intake",
                "request-tier",
                "request-deadline",
                "team-routing",
                "request-escalation",
                "request-pause",
                "request-return",
                "request-reminder",
                "claim-eligibility",
                "handling-proof",
                "publication-rule",
                "vote-threshold",
                "vote-matter",
                "lift-cost-coefficient",
                "lift-subsidy",
                "lift-compensation",
                "lift-agreement-part",
                "lift-notice-period",
                "lift-delivery-limit",
                "lift-eligibility",
                "lift-course",
                "mediation-limit",
                "mediation-way",
                "lift-dossier",
                "property-handover-item",
                "property-department",
                "property-eligibility",
                "property-score-difference",
                "property-gradable",
                "property-survey-question",
                "property-survey-score",
                "property-grade",
                "property-action",
                "property-limit"
            })
    void takesEveryShippedTable(String id) {
        EditedTable shipped = EditedTable.shipped(id);
        deployed.add(deploy(shipped).expect(200).text("id"));
    }

    /** The oldest of the four quarters that may still be graded goes by the rules of this day. */
    private static LocalDate oldestQuarterEnds() {
        return TODAY.withDayOfMonth(1)
                .withMonth(TODAY.getMonth().firstMonthOfQuarter().getValue())
                .minusMonths(9)
                .minusDays(1);
    }

    static Stream<Arguments> bad() {
        EditedTable escalation = EditedTable.shipped(ESCALATION);
        EditedTable deadline = EditedTable.shipped(DEADLINE);
        EditedTable routing = EditedTable.shipped("team-routing");
        EditedTable intake = EditedTable.shipped("request-intake");
        EditedTable tier = EditedTable.shipped("request-tier");
        EditedTable claim = EditedTable.shipped("claim-eligibility");
        EditedTable pause = EditedTable.shipped("request-pause");
        EditedTable returning = EditedTable.shipped("request-return");
        EditedTable reminder = EditedTable.shipped("request-reminder");
        EditedTable publication = EditedTable.shipped("publication-rule");
        EditedTable threshold = EditedTable.shipped("vote-threshold");
        EditedTable matter = EditedTable.shipped("vote-matter");
        EditedTable coefficient = EditedTable.shipped("lift-cost-coefficient");
        EditedTable subsidy = EditedTable.shipped("lift-subsidy");
        EditedTable cap = EditedTable.shipped("lift-compensation");
        EditedTable part = EditedTable.shipped("lift-agreement-part");
        EditedTable notice = EditedTable.shipped("lift-notice-period");
        EditedTable delivery = EditedTable.shipped("lift-delivery-limit");
        EditedTable eligibility = EditedTable.shipped("lift-eligibility");
        EditedTable course = EditedTable.shipped("lift-course");
        EditedTable handover = EditedTable.shipped("property-handover-item");
        EditedTable limit = EditedTable.shipped("mediation-limit");
        EditedTable way = EditedTable.shipped("mediation-way");
        EditedTable dossier = EditedTable.shipped("lift-dossier");
        EditedTable propertyLimit = EditedTable.shipped("property-limit");
        EditedTable grade = EditedTable.shipped("property-grade");
        EditedTable action = EditedTable.shipped("property-action");
        return Stream.of(
                Arguments.of(
                        EditedTable.shipped("property-survey-score").cell("rule_satisfied_points", "\"85.555\""),
                        "得分“85.555”应为 0 至 100"),
                Arguments.of(
                        EditedTable.shipped("property-survey-question").cell("rule_overall_overall", "false"),
                        "应有且只有一道总体题，现有 0 道"),
                Arguments.of(
                        EditedTable.shipped("property-gradable").cell("rule_lowTurnout_treatment", "\"GRADED\""),
                        "参与率不够时业主测评不能计入"),
                Arguments.of(
                        EditedTable.shipped("property-survey-score").cell("rule_satisfied_points", "\"100.01\""),
                        "得分“100.01”应为 0 至 100"),
                Arguments.of(
                        EditedTable.shipped("property-survey-score").cell("rule_satisfied_answer", "\"NEUTRAL\""),
                        "代码“NEUTRAL”有 2 行同时生效"),
                Arguments.of(
                        EditedTable.shipped("property-survey-score")
                                .cell("rule_verySatisfied_praise", "false")
                                .cell("rule_satisfied_praise", "false"),
                        "选项里应有算好评的"),
                Arguments.of(
                        EditedTable.shipped("property-survey-question").cell("rule_cleaning_weight", "0"),
                        "“0”应为 1 至 100 的整数"),
                Arguments.of(
                        EditedTable.shipped("property-survey-question").cell("rule_cleaning_question", "\"保洁\""),
                        "“保洁”应为大写字母"),
                Arguments.of(
                        EditedTable.shipped("property-survey-question").cell("rule_order_overall", "true"),
                        "应有且只有一道总体题，现有 2 道"),
                Arguments.of(
                        EditedTable.shipped("property-gradable").cell("rule_noOnsite_treatment", "\"GRADED\""),
                        "没有现场评分时不能评级"),
                Arguments.of(
                        EditedTable.shipped("property-gradable")
                                .cell("rule_noDepartments_treatment", "\"OWNERS_REPLACED\""),
                        "没有部门评分时不能评级"),
                Arguments.of(EditedTable.shipped("property-gradable").withoutRule("rule_lowTurnout"), "没有符合的规则"),
                Arguments.of(EditedTable.shipped("property-gradable").cell("rule_lowTurnout_reason", ""), "原因为空"),
                Arguments.of(
                        EditedTable.shipped("property-gradable")
                                .cell("rule_turnout_date", "&gt;= date(\"" + TODAY + "\")")
                                .cell("rule_lowTurnout_date", "&gt;= date(\"" + TODAY + "\")"),
                        "没有符合的规则"),
                Arguments.of(
                        grade.cell("rule_fail_date", "&gt;= date(\"" + TODAY + "\")"),
                        "日期：" + oldestQuarterEnds() + "）"),
                Arguments.of(
                        action.cell("rule_fail_date", "&gt;= date(\"" + TODAY + "\")"),
                        "日期：" + oldestQuarterEnds() + "）"),
                Arguments.of(
                        EditedTable.shipped("property-eligibility").cell("rule_short_result", "\"LATER\""),
                        "结果“LATER”不认识"),
                Arguments.of(EditedTable.shipped("property-eligibility").cell("rule_ended_why", ""), "原因为空"),
                Arguments.of(EditedTable.shipped("property-eligibility").withoutRule("rule_rest"), "没有符合的规则"),
                Arguments.of(
                        EditedTable.shipped("property-score-difference").cell("rule_near_way", "\"HIGHER\""),
                        "办法“HIGHER”不认识"),
                Arguments.of(EditedTable.shipped("property-score-difference").withoutRule("rule_far"), "没有符合的规则"),
                Arguments.of(
                        EditedTable.shipped("property-department").cell("rule_housing_weight", "\"0.36\""),
                        "权重合计 1.01，应正好是 1"),
                Arguments.of(
                        EditedTable.shipped("property-department").cell("rule_housing_weight", "\"35%\""),
                        "权重“35%”应为大于 0"),
                Arguments.of(
                        EditedTable.shipped("property-department").cell("rule_fire_department", "\"dept-housing\""),
                        "部门“dept-housing”列了两次"),
                Arguments.of(
                        EditedTable.shipped("property-department").cell("rule_fire_department", "\"消防\""),
                        "部门“消防”应写单位代码"),
                Arguments.of(EditedTable.shipped("property-department").withoutRule("rule_market"), "应正好是 1"),
                Arguments.of(propertyLimit.cell("rule_notice_value", "\"五天\""), "“初评公示”的值应写成 5WD"),
                Arguments.of(propertyLimit.cell("rule_notice_value", "\"0WD\""), "“初评公示”的值应写成 5WD"),
                Arguments.of(propertyLimit.cell("rule_notice_value", ""), "值为空"),
                Arguments.of(propertyLimit.cell("rule_rectification_value", "\"30WD\""), "“限期整改”的值应写成 P30D"),
                Arguments.of(propertyLimit.cell("rule_rectification_value", "\"P0D\""), "“限期整改”的值应写成 P30D"),
                Arguments.of(propertyLimit.cell("rule_listValid_value", "\"P999999999Y\""), "“红黑榜公示期”的值应写成 P30D"),
                Arguments.of(propertyLimit.cell("rule_interim_value", "\"P4000D\""), "不超过 10 年"),
                Arguments.of(propertyLimit.cell("rule_objectionShare_value", "\"20%\""), "“业主联名异议比例”的值应为大于 0"),
                Arguments.of(propertyLimit.cell("rule_surveyTurnout_value", "\"1.01\""), "“测评有效参与率”的值应为大于 0"),
                Arguments.of(propertyLimit.cell("rule_cardsToRed_value", "\"2.5\""), "“几张黄牌换红牌”的值应为 1 至 10 的整数"),
                Arguments.of(propertyLimit.withoutRule("rule_lateEntry"), "没有符合的规则"),
                Arguments.of(
                        propertyLimit.cell("rule_objectionShare_date", "&gt;= date(\"" + TODAY + "\")"), "没有符合的规则"),
                Arguments.of(handover.cell("rule_keys_party", "\"FIRE\""), "负责单位“FIRE”"),
                Arguments.of(handover.cell("rule_keys_code", "\"STAFF\""), "代码“STAFF”写了两次"),
                Arguments.of(grade.cell("rule_pass_grade", "\"OK\""), "等级“OK”不认识"),
                Arguments.of(grade.cell("rule_good_reason", ""), "理由为空"),
                Arguments.of(grade.cell("rule_vetoed_grade", "\"PASS\""), "有一票否决项时，等级只能是不合格"),
                Arguments.of(grade.withoutRule("rule_vetoed"), "有一票否决项时，等级只能是不合格"),
                Arguments.of(grade.withoutRule("rule_fail"), "没有符合的规则（综合得分：0.0，有一票否决项：否"),
                Arguments.of(
                        grade.withoutRule("rule_fail").cell("rule_pass_composite", "&lt; 79.99"),
                        "没有符合的规则（综合得分：79.99，有一票否决项：否"),
                Arguments.of(grade.cell("rule_good_composite", "[90..80)"), "综合得分"),
                Arguments.of(
                        grade.cell("rule_excellent_composite", "&lt; 70").cell("rule_fail_grade", "\"EXCELLENT\""),
                        "反而是优秀"),
                Arguments.of(
                        grade.cell("rule_excellent_date", "&gt;= date(\"2090-01-01\")")
                                .withoutRule("rule_fail")
                                .cell("rule_good_composite", "[80..100]")
                                .cell("rule_pass_composite", "&lt; 80")
                                .cell("rule_good_date", "&lt; date(\"2090-01-01\")"),
                        "没有符合的规则（综合得分：80.0，有一票否决项：否，日期：2090-01-01）"),
                Arguments.of(grade.replacing("<text>vetoed</text>", "<text>veto</text>"), "缺少输入列“有一票否决项”（vetoed）"),
                Arguments.of(grade.replacing("hitPolicy=\"FIRST\"", "hitPolicy=\"COLLECT\""), "命中策略“COLLECT”不行"),
                Arguments.of(grade.cell("rule_good_composite", "[80..九十)"), "反而是合格"),
                Arguments.of(action.cell("rule_pass_action", "\"TALK\""), "结果“TALK”不认识"),
                Arguments.of(action.cell("rule_fail_reason", ""), "理由为空"),
                Arguments.of(action.withoutRule("rule_fail"), "没有符合的规则（等级：不合格"),
                Arguments.of(action.withoutRule("rule_good"), "没有符合的规则（等级：良好"),
                Arguments.of(action.cell("rule_good_action", "\"RED_LIST\""), "只有优秀能列入红榜"),
                Arguments.of(action.cell("rule_pass_action", "\"RECTIFY\""), "约谈整改和建议退出用于不合格"),
                Arguments.of(action.cell("rule_fail_action", "\"ADVICE\""), "约谈整改和建议退出用于不合格"),
                Arguments.of(action.cell("rule_failAgain_failsBefore", "1"), "情节更重反而处理更轻"),
                Arguments.of(action.cell("rule_thirdCard_yellowCards", "[2..4]"), "情节更重反而处理更轻"),
                Arguments.of(
                        action.replacing("<text>failsBefore</text>", "<text>fails</text>"),
                        "缺少输入列“此前连续不合格次数”（failsBefore）"),
                Arguments.of(limit.cell("rule_mediationLaw_clock", "\"一个月\""), "调解期限“一个月”应写成 P1M"),
                Arguments.of(limit.cell("rule_mediationLaw_accept", "\"P0D\""), "受理期限“P0D”应写成"),
                Arguments.of(limit.cell("rule_mediationLaw_confirmDays", "0"), "司法确认天数“0”应为 1 至 9999 的整数"),
                Arguments.of(limit.cell("rule_mediationLaw_remindDays", "\"15天\""), "提醒日“15天”应写成用逗号隔开的天数"),
                Arguments.of(limit.cell("rule_mediationLaw_remindTime", "\"9点\""), "提醒时刻“9点”应写成 09:00"),
                Arguments.of(
                        limit.cell("rule_mediationLaw_date", "[date(\"2011-01-01\")..date(\"2035-12-31\")]")
                                .withoutRule("rule_other"),
                        "没有符合的规则"),
                Arguments.of(limit.replacing("<text>date</text>", "<text>day</text>"), "缺少输入列“日期”（date）"),
                Arguments.of(way.cell("rule_lawsuit_text", ""), "说明为空"),
                Arguments.of(way.cell("rule_lawsuit_reason", "\"LOST\""), "没有不成的原因“LOST”"),
                Arguments.of(
                        way.withoutRule("rule_legalAid")
                                .withoutRule("rule_enforce")
                                .withoutRule("rule_sueOnAgreement"),
                        "没有符合的规则（不成的原因：NOT_PERFORMED）"),
                Arguments.of(dossier.cell("rule_wishes_stage", "\"NOWHERE\""), "阶段“NOWHERE”不认识"),
                Arguments.of(dossier.cell("rule_wishes_need", "\"MAYBE\""), "必备或按需“MAYBE”不认识"),
                Arguments.of(dossier.cell("rule_wishes_source", "\"AIR\""), "来源“AIR”不认识"),
                Arguments.of(dossier.cell("rule_wishes_paper", "\"意愿\""), "代码“意愿”应为大写字母"),
                Arguments.of(dossier.cell("rule_wishes_label", ""), "材料为空"),
                Arguments.of(dossier.cell("rule_wishes_place", ""), "没有写地区"),
                Arguments.of(dossier.replacing("hitPolicy=\"RULE ORDER\"", "hitPolicy=\"FIRST\""), "命中策略“FIRST”不行"),
                Arguments.of(escalation.cell("rule_overdue_tier", "\"HARD\""), "小事超过办理时限时没有去向"),
                Arguments.of(escalation.withoutRule("rule_overdueMajor"), "要事超过办理时限时没有去向"),
                Arguments.of(escalation.withoutRule("rule_beyondAbility"), "难事承办人说明力所不及时没有去向"),
                Arguments.of(escalation.cell("rule_returnedTwice_returnCount", "&gt;= 20"), "小事被退单2次直到被退单10次都没有去向"),
                Arguments.of(escalation.cell("rule_badRatingTwice_badRatings", "2"), "群众3次反映未解决或不满意时反而没有去向"),
                Arguments.of(
                        escalation.cell("rule_manyDuplicatesMajor_linkedDuplicates", "[5..50]"), "30天内重复反映51件时反而没有去向"),
                Arguments.of(escalation.cell("rule_overdue_target", "\"NEXT\""), "去向“NEXT”不认识"),
                Arguments.of(escalation.cell("rule_refusedByThree_target", "\"HARD\""), "去向“HARD”不认识"),
                Arguments.of(escalation.cell("rule_overdueMajor_target", "\"NEXT_TIER\""), "要事已是最高层级"),
                Arguments.of(
                        escalation.replacing("<text>overdue</text>", "<text>isOverdue</text>"),
                        "缺少输入列“已超办理时限”（overdue）"),
                Arguments.of(escalation.replacing("name=\"target\"", "name=\"goal\""), "缺少输出列“去向”（target）"),
                Arguments.of(escalation.replacing("hitPolicy=\"COLLECT\"", "hitPolicy=\"FIRST\""), "命中策略“FIRST”不行"),
                Arguments.of(
                        escalation.cell("rule_overdue_overdue", "").cell("rule_overdue_tier", ""), "没有任何提级理由时也会提级"),
                Arguments.of(escalation.cell("rule_overdue_target", "if overdue then"), "有一格的写法无法识别"),
                Arguments.of(deadline.cell("rule_minor_resultLimit", "\"5天\""), "办理时限“5天”无法识别"),
                Arguments.of(deadline.cell("rule_hard_claimWindow", ""), "抢单时限为空"),
                Arguments.of(deadline.cell("rule_major_milestone", "\"0MIN\""), "节点间隔“0MIN”太短"),
                Arguments.of(deadline.withoutRule("rule_untiered"), "没有符合的规则"),
                Arguments.of(deadline.replacing("name=\"ratingWindow\"", "name=\"ratingwindow\""), "缺少输出列“评价期”"),
                Arguments.of(deadline.cell("rule_emergency_urgency", "\"HIGH\""), "紧急程度“HIGH”不认识"),
                Arguments.of(deadline.replacing("<text>timeCritical</text>", "<text>critical</text>"), "不是平台提供的要件"),
                Arguments.of(deadline.replacing("hitPolicy=\"FIRST\"", "hitPolicy=\"UNIQUE\""), "命中策略 UNIQUE"),
                Arguments.of(routing.cell("rule_law_team", "\"T33\""), "没有编码为“T33”的承办队伍"),
                Arguments.of(routing.cell("rule_law_team", "\"clerk\""), "没有编码为“clerk”的承办队伍"),
                Arguments.of(routing.cell("rule_law_team", "\"440118001901\""), "不是专业支队或区级大队"),
                Arguments.of(routing.withoutRule("rule_other"), "没有符合的规则"),
                Arguments.of(routing.cell("rule_other_category", "\"OTH\""), "没有单列的类别没有队伍承办"),
                Arguments.of(intake.cell("rule_accept_duplicate", "true"), "没有符合的规则"),
                Arguments.of(intake.cell("rule_returnForDetail_detailLimit", ""), "补充期限为空"),
                Arguments.of(intake.cell("rule_accept_intake", "\"MERGE_DUPLICATE\""), "诉求无处可并"),
                Arguments.of(tier.cell("rule_minor_households", "&lt; 20"), "没有符合的规则"),
                Arguments.of(tier.cell("rule_lift_tier", "\"难事\""), "层级“难事”不认识"),
                Arguments.of(escalation.withoutRule("rule_acceptOverdue"), "小事超过接单时限时没有去向"),
                Arguments.of(pause.cell("rule_onBooks_approver", "\"NONE\""), "没有审批人"),
                Arguments.of(pause.cell("rule_waiting_longest", ""), "最长为空"),
                Arguments.of(pause.cell("rule_extensionMajor_decideWithin", "\"1天\""), "最迟何时批“1天”无法识别"),
                Arguments.of(returning.withoutRule("rule_simple"), "没有符合的规则"),
                Arguments.of(returning.cell("rule_complex_within", ""), "几时内可退为空"),
                Arguments.of(reminder.withoutRule("rule_resultRed"), "办结时限到期没有红灯"),
                Arguments.of(reminder.cell("rule_acceptRed_percent", "80"), "接单时限到期没有红灯"),
                Arguments.of(reminder.cell("rule_contactHalf_clock", "\"CONTRACT\""), "时限“CONTRACT”不认识"),
                Arguments.of(claim.withoutRule("rule_incomplete"), "没有符合的规则"),
                Arguments.of(publication.withoutRule("rule_incomplete"), "没有符合的规则"),
                Arguments.of(publication.cell("rule_request_publication", "\"PUBLIC\""), "公开方式“PUBLIC”不认识"),
                Arguments.of(threshold.cell("rule_important_quorumArea", "\"三分之二\""), "参与面积“三分之二”不是可用的比例"),
                Arguments.of(threshold.cell("rule_important_approvalHeads", "\"≥4/3\""), "同意人数“≥4/3”不是可用的比例"),
                Arguments.of(threshold.cell("rule_ordinary_approvalArea", ""), "同意面积为空"),
                Arguments.of(threshold.withoutRule("rule_ordinary"), "没有符合的规则"),
                Arguments.of(
                        threshold.cell("rule_important_date", "[date(\"2021-01-01\")..date(\"2035-12-31\")]"),
                        "没有符合的规则"),
                Arguments.of(threshold.cell("rule_important_place", ""), "没有写地区"),
                Arguments.of(threshold.cell("rule_important_place", "\"广州\""), "地区“广州”不是行政区划代码"),
                Arguments.of(threshold.cell("rule_ordinary_matter", ""), "命中策略 UNIQUE"),
                Arguments.of(threshold.replacing("<text>date</text>", "<text>day</text>"), "缺少输入列“日期”（date）"),
                Arguments.of(matter.cell("rule_lift_kind", "\"MAJOR\""), "事项类别“MAJOR”不认识"),
                Arguments.of(matter.cell("rule_lift_matter", "\"电梯\""), "事项代码“电梯”应为大写字母"),
                Arguments.of(matter.cell("rule_lift_label", ""), "事项为空"),
                Arguments.of(eligibility.cell("rule_low_eligible", ""), "符合条件"),
                Arguments.of(eligibility.withoutRule("rule_eligible"), "没有符合的规则"),
                Arguments.of(course.cell("rule_everywhere_silenceDays", "0"), "没有动静的天数"),
                Arguments.of(course.cell("rule_everywhere_meetings", "1001"), "开会次数"),
                Arguments.of(course.cell("rule_everywhere_months", "\"半年\""), "月数"),
                Arguments.of(course.cell("rule_everywhere_place", "\"440118\""), "没有符合的规则"),
                Arguments.of(coefficient.cell("rule_floor3_step", "\"-0.1\""), "每高一层增加“-0.1”应为"),
                Arguments.of(coefficient.cell("rule_floor3_base", "\"1/2\""), "起始系数“1/2”应为"),
                Arguments.of(coefficient.cell("rule_floor3_fromFloor", "40"), "凑不出这一层的系数"),
                Arguments.of(coefficient.cell("rule_floor2_floor", "2,3"), "命中策略 UNIQUE"),
                Arguments.of(coefficient.withoutRule("rule_floor2"), "没有符合的规则"),
                Arguments.of(subsidy.cell("rule_zengcheng2018_amount", "\"十万\""), "补助金额“十万”应为"),
                Arguments.of(subsidy.cell("rule_zengcheng2018_amount", "\"100000.001\""), "补助金额“100000.001”应为"),
                Arguments.of(cap.cell("rule_guidance_percent", "\"130\""), "上限“130”应为"),
                Arguments.of(part.cell("rule_applicant_part", "\"申请人\""), "代码“申请人”应为大写字母"),
                Arguments.of(part.cell("rule_applicant_label", ""), "要件为空"),
                Arguments.of(notice.cell("rule_everywhere_days", "0"), "公示天数“0”应为"),
                Arguments.of(notice.cell("rule_everywhere_days", "-10"), "公示天数“-10”应为"),
                Arguments.of(notice.cell("rule_everywhere_days", "1.5"), "有一格的写法无法识别"),
                Arguments.of(notice.cell("rule_everywhere_days", ""), "公示天数为空"),
                Arguments.of(notice.cell("rule_everywhere_kind", "\"WORKDAY\""), "按什么算“WORKDAY”不认识"),
                Arguments.of(notice.cell("rule_everywhere_answer", "\"五天\""), "异议答复期限“五天”写法不对"),
                Arguments.of(notice.cell("rule_everywhere_place", "\"增城\""), "地区“增城”不是行政区划代码"),
                Arguments.of(notice.cell("rule_everywhere_place", ""), "没有写地区"),
                Arguments.of(notice.withoutRule("rule_everywhere"), "没有符合的规则"),
                Arguments.of(
                        notice.cell("rule_everywhere_date", "[date(\"2021-01-01\")..date(\"2026-12-31\")]"), "没有符合的规则"),
                Arguments.of(delivery.cell("rule_everywhere_registerDays", "0"), "登记期限“0”应为"),
                Arguments.of(delivery.cell("rule_everywhere_inspectionMonths", "\"一年\""), "检验间隔“一年”应为"),
                Arguments.of(delivery.cell("rule_everywhere_maintenanceRemindDays", ""), "维保到期提前提醒为空"),
                Arguments.of(delivery.cell("rule_everywhere_place", "\"全区\""), "地区“全区”不是行政区划代码"),
                Arguments.of(delivery.withoutRule("rule_everywhere"), "没有符合的规则"));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void refusesATableThatWouldLeaveACaseWithNowhereToGo(EditedTable table, String reason) {
        long before = versions(table.id());

        Answer refused = deploy(table);

        assertThat(refused.problem(422)).contains(reason);
        assertThat(refused.json().path("message").asText()).contains(reason);
        assertThat(versions(table.id())).isEqualTo(before);
    }

    @Test
    void listsEverythingThatIsWrongAtOnce() {
        EditedTable table = EditedTable.shipped(DEADLINE)
                .cell("rule_minor_resultLimit", "\"5天\"")
                .cell("rule_hard_acceptLimit", "\"soon\"")
                .cell("rule_major_urgency", "\"HIGH\"");

        assertThat(deploy(table).problem(422)).contains("以下3处", "5天", "soon", "HIGH", "一般小事");
    }

    @Test
    void keepsNothingOfADeploymentWithOneBadTable() {
        long before = versions("request-tier");
        EditedTable bad = EditedTable.shipped(DEADLINE).withoutRule("rule_untiered");

        as("analyst")
                .upload(
                        "/engine-rest/deployment/create",
                        field("deployment-name", "两张表"),
                        file(EditedTable.shipped("request-tier")),
                        file(bad))
                .problem(422);

        assertThat(versions("request-tier")).isEqualTo(before);
    }

    @Test
    void isNotFooledByTheNameOfTheShippedSource() {
        EditedTable bad = EditedTable.shipped(DEADLINE).withoutRule("rule_untiered");

        as("analyst")
                .upload(
                        "/engine-rest/deployment/create",
                        field("deployment-name", "随包"),
                        field("deployment-source", "tongxinqiao"),
                        file(bad))
                .problem(422);
    }

    @Test
    void refusesATableForOneUnitAlone() {
        String words = as("admin")
                .upload(
                        "/engine-rest/deployment/create",
                        field("deployment-name", "一个单位"),
                        field("tenant-id", "T01"),
                        file(EditedTable.shipped(DEADLINE)))
                .problem(422);

        assertThat(words).contains("不能按单位分别部署");
    }

    @Test
    void takesATableWithOtherThresholdsAndGoesByIt() {
        EditedTable stricter = EditedTable.shipped(DEADLINE)
                .cell("rule_minor_resultLimit", "\"3WD\"")
                .cell("rule_minor_explanation", "\"本区小事三个工作日办结。\"");
        EditedTable patient = EditedTable.shipped(ESCALATION)
                .cell("rule_returnedTwice_returnCount", "&gt;= 3")
                .cell("rule_manyDuplicates_linkedDuplicates", "&gt;= 10");
        deployed.add(deploy(stricter).expect(200).text("id"));
        deployed.add(deploy(patient).expect(200).text("id"));

        Case handed = dispatched();

        assertThat(handed.column("result_limit")).isEqualTo("3WD");
        assertThat(jdbc.sql("select explanation from request_decision where number = ? and decision = ?")
                        .params(handed.number, DEADLINE)
                        .query(String.class)
                        .list())
                .contains("本区小事三个工作日办结。");
    }

    @Test
    void saysWhatIsWrongWithAFileThatIsNoTable() {
        as("analyst")
                .upload(
                        "/engine-rest/deployment/create",
                        field("deployment-name", "坏文件"),
                        new Part("data", "x.dmn", "application/xml", "<oops".getBytes(StandardCharsets.UTF_8)))
                .problem();
    }

    private long versions(String id) {
        return repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(id)
                .count();
    }

    private Answer deploy(EditedTable table) {
        return as("analyst").upload("/engine-rest/deployment/create", field("deployment-name", "分析员修改"), file(table));
    }

    private static Part field(String name, String value) {
        return new Part(name, null, "text/plain; charset=utf-8", value.getBytes(StandardCharsets.UTF_8));
    }

    private static Part file(EditedTable table) {
        return new Part("data", table.id() + ".dmn", "application/xml", table.bytes());
    }
}
