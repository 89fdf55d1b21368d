package cn.tongxinqiao.notification;

import java.util.Locale;
import java.util.Map;

/** The kinds of letters, each with the values its text may use. */
public enum LetterTemplate {
    /** To the requester: we have it; holds number and token. */
    REQUEST_RECEIPT(
            "收件回执",
            false,
            Map.of(
                    "token",
                    "k3VbQ0yJx8TnW2sLr5MdZg",
                    "excerpt",
                    "三单元楼道灯坏了一周，老人上下楼怕摔，我的电话 138****5678。",
                    "next",
                    "受理员会在 1 个工作日内核实，并告诉您由谁来办。",
                    "link",
                    "/requests/SQ20260115000128?token=k3VbQ0yJx8TnW2sLr5MdZg")),
    /** To the requester: something is missing. */
    DETAIL_ASKED(
            "请您补充",
            false,
            Map.of(
                    "question",
                    "请问坏的是几楼的灯？白天方便上门吗？",
                    "link",
                    "/requests/SQ20260115000128?token=k3VbQ0yJx8TnW2sLr5MdZg")),
    /** To the requester: something has happened; {@code unit} may be missing. */
    PROGRESS(
            "办理进展",
            false,
            Map.of(
                    "happened",
                    "已派给社区工作者，今天下午上门查看。",
                    "unit",
                    "荔园里社区党群服务站",
                    "link",
                    "/requests/SQ20260115000128?token=k3VbQ0yJx8TnW2sLr5MdZg")),
    /** To the requester: was it solved, are you satisfied; one link for each answer. */
    RATING_ASKED(
            "请您评价",
            false,
            Map.of(
                    "result",
                    "三单元 2 楼、4 楼的声控灯已经换新，当晚试亮正常。",
                    "satisfiedLink",
                    "/requests/SQ20260115000128?token=k3VbQ0yJx8TnW2sLr5MdZg&solved=true&satisfaction=SATISFIED#rating",
                    "basicLink",
                    "/requests/SQ20260115000128?token=k3VbQ0yJx8TnW2sLr5MdZg&solved=true&satisfaction=BASIC#rating",
                    "unsatisfiedLink",
                    "/requests/SQ20260115000128?token=k3VbQ0yJx8TnW2sLr5MdZg&solved=true&satisfaction=UNSATISFIED#rating",
                    "unsolvedLink",
                    "/requests/SQ20260115000128?token=k3VbQ0yJx8TnW2sLr5MdZg&solved=false&satisfaction=UNSATISFIED#rating",
                    "until",
                    "1 月 20 日 18:00")),
    /** To the requester, at the end. */
    RESULT_THANKS(
            "办理结果和感谢",
            false,
            Map.of(
                    "result",
                    "三单元 2 楼、4 楼的声控灯已经换新，当晚试亮正常。",
                    "link",
                    "/requests/SQ20260115000128?token=k3VbQ0yJx8TnW2sLr5MdZg")),
    /** To a requester whose case was merged: the main case has a result. */
    FOLLOWER_ANSWERED(
            "并入的诉求有了结果",
            false,
            Map.of(
                    "mainNumber",
                    "SQ20260112000097",
                    "result",
                    "整栋楼的楼道灯已经全部换成声控灯。",
                    "link",
                    "/requests/SQ20260115000128?token=k3VbQ0yJx8TnW2sLr5MdZg")),
    /** To staff: a task is yours; {@code due} may be missing. */
    STAFF_ASSIGNED(
            "工作人员：新任务",
            true,
            Map.of(
                    "category",
                    "公共设施",
                    "place",
                    "荔园里社区",
                    "due",
                    "1 月 17 日 18:00",
                    "link",
                    "/camunda/app/tasklist/default/#/?task=5c1d7f0e-0000-4000-8000-000000000128")),
    /** To staff: a case has come up to your tier. */
    STAFF_ESCALATED(
            "工作人员：诉求提级",
            true,
            Map.of(
                    "fromTier",
                    "小事",
                    "toTier",
                    "难事",
                    "reason",
                    "超过办理期限",
                    "link",
                    "/camunda/app/tasklist/default/#/?task=5c1d7f0e-0000-4000-8000-000000000128")),
    /** To staff: a clock has reached a mark. */
    STAFF_REMINDER(
            "工作人员：时限提醒",
            true,
            Map.of(
                    "clock",
                    "办结",
                    "happened",
                    "办结时限已过八成，亮黄灯。",
                    "end",
                    "1 月 17 日 18:00",
                    "link",
                    "/camunda/app/tasklist/default/")),
    /** To an owner: a vote has begun; holds the personal link. */
    VOTE_INVITATION(
            "业主：请您投票",
            false,
            Map.of(
                    "title",
                    "3栋1单元加装电梯表决",
                    "from",
                    "2026年11月20日 09:00",
                    "until",
                    "2026年11月27日 18:00",
                    "link",
                    "/votes/BJ20261120001/ballot?owner=6b6d3a0e-6f0c-4a53-9d53-1c1f0a9be001&token=k3VbQ0yJx8TnW2sLr5MdZg")),
    /** To an owner who has not taken part: a vote ends soon. */
    VOTE_REMINDER(
            "业主：还没有投票",
            false,
            Map.of(
                    "title",
                    "3栋1单元加装电梯表决",
                    "until",
                    "2026年11月27日 18:00",
                    "link",
                    "/votes/BJ20261120001/ballot?owner=6b6d3a0e-6f0c-4a53-9d53-1c1f0a9be001&token=k3VbQ0yJx8TnW2sLr5MdZg")),
    /** To an owner: what came out. */
    VOTE_RESULT(
            "业主：表决结果",
            false,
            Map.of(
                    "title",
                    "3栋1单元加装电梯表决",
                    "outcome",
                    "通过：参与表决和同意的人数、面积都达到规定比例。",
                    "figures",
                    "参与 34/35 户、2885.00/2957.40 ㎡；同意 30/34 户、2533.60/2885.00 ㎡；通过",
                    "link",
                    "/votes/BJ20261120001")),
    /** To an owner: the agreement of a lift is ready to be signed; holds the personal link. */
    LIFT_SIGNATURE(
            "业主：请您签加装电梯协议",
            false,
            Map.of(
                    "house",
                    "3栋1单元",
                    "link",
                    "/lift/JZ20261121001/agreement?owner=6b6d3a0e-6f0c-4a53-9d53-1c1f0a9be001&token=k3VbQ0yJx8TnW2sLr5MdZg")),
    /** To an owner: the notice of a lift hangs, until when, and how to object. */
    LIFT_NOTICE(
            "业主：加装电梯公示",
            false,
            Map.of(
                    "house",
                    "3栋1单元",
                    "places",
                    "单元门口、小区公告栏",
                    "from",
                    "2026年11月21日",
                    "until",
                    "2026年12月1日 24:00",
                    "link",
                    "/lift/JZ20261121001/objection?owner=6b6d3a0e-6f0c-4a53-9d53-1c1f0a9be001&token=k3VbQ0yJx8TnW2sLr5MdZg")),
    /** To an owner who objected: what came of it. */
    LIFT_OBJECTION(
            "业主：异议的处理结果",
            false,
            Map.of(
                    "house",
                    "3栋1单元",
                    "kind",
                    "采光",
                    "outcome",
                    "已谈拢",
                    "result",
                    "井道改用玻璃，连廊退后半米，双方已经写进协议。",
                    "link",
                    "/lift/JZ20261121001/objection?owner=6b6d3a0e-6f0c-4a53-9d53-1c1f0a9be001&token=k3VbQ0yJx8TnW2sLr5MdZg")),
    /** To an owner: something has happened in the case of a lift. */
    LIFT_NEWS(
            "业主：加装电梯进展",
            false,
            Map.of(
                    "house",
                    "3栋1单元",
                    "happened",
                    "电梯已办理使用登记，投入使用。",
                    "link",
                    "/lift/JZ20261121001?owner=6b6d3a0e-6f0c-4a53-9d53-1c1f0a9be001&token=k3VbQ0yJx8TnW2sLr5MdZg")),
    /** To whoever is invited to a meeting about a lift, with a file for the calendar; {@code changed} and {@code link} may be missing. */
    LIFT_MEETING(
            "加装电梯：协调会通知",
            false,
            Map.of(
                    "house",
                    "荔景花园3栋1单元",
                    "ordinal",
                    "3",
                    "topic",
                    "方案A（北侧）",
                    "time",
                    "2026年12月8日 19:30 至 21:00",
                    "place",
                    "金邻议事厅",
                    "changed",
                    "时间改了，以这封信为准。",
                    "link",
                    "/lift/JZ20261121001?owner=6b6d3a0e-6f0c-4a53-9d53-1c1f0a9be001&token=k3VbQ0yJx8TnW2sLr5MdZg")),
    /** To whoever was invited: the meeting is called off. */
    LIFT_MEETING_CANCELLED(
            "加装电梯：协调会取消",
            false,
            Map.of(
                    "house",
                    "荔景花园3栋1单元",
                    "ordinal",
                    "3",
                    "topic",
                    "方案A（北侧）",
                    "time",
                    "2026年12月8日 19:30 至 21:00",
                    "reason",
                    "设计单位临时来不了，另行通知。")),
    /** To staff: nothing has been heard about a lift for long. */
    LIFT_SILENT(
            "工作人员：加装电梯许久没有动静",
            true,
            Map.of("house", "荔景花园3栋1单元", "since", "2026年10月22日", "points", "2", "link", "/lift-cases/JZ20261121001")),
    /** To an owner: the vote will not be held after all. */
    VOTE_CANCELLED("业主：表决取消", false, Map.of("title", "3栋1单元加装电梯表决", "reason", "方案有改动，改好后重新表决。")),
    /** To a side of a dispute: are you willing to be mediated; holds the personal link. */
    MEDIATION_CONSENT(
            "纠纷调解：请您表态",
            false,
            Map.of(
                    "subject",
                    "楼上漏水赔偿",
                    "mediator",
                    "人民调解员",
                    "link",
                    "/mediation/TJ20261121001?side=6b6d3a0e-6f0c-4a53-9d53-1c1f0a9be001&token=k3VbQ0yJx8TnW2sLr5MdZg")),
    /** To a side of a dispute: something has happened. */
    MEDIATION_PROGRESS(
            "纠纷调解：进展",
            false,
            Map.of(
                    "subject",
                    "楼上漏水赔偿",
                    "happened",
                    "各方都同意调解，调解已经开始。",
                    "link",
                    "/mediation/TJ20261121001?side=6b6d3a0e-6f0c-4a53-9d53-1c1f0a9be001&token=k3VbQ0yJx8TnW2sLr5MdZg")),
    /** To a property company: report the quarter. */
    PROPERTY_REPORT(
            "物业考核：请企业自评",
            false,
            Map.of(
                    "subject",
                    "荔景花园 示例A物业 2026 年第 1 季度",
                    "until",
                    "2026年4月9日 09:00",
                    "link",
                    "/property-firm/KH202604020001?token=k3VbQ0yJx8TnW2sLr5MdZg")),
    /** To a side of a dispute: the agreement can still be confirmed by a court. */
    MEDIATION_CONFIRMATION(
            "纠纷调解：司法确认提醒",
            false,
            Map.of(
                    "subject",
                    "楼上漏水赔偿",
                    "until",
                    "2026年4月1日",
                    "days",
                    "7",
                    "link",
                    "/mediation/TJ20261121001?side=6b6d3a0e-6f0c-4a53-9d53-1c1f0a9be001&token=k3VbQ0yJx8TnW2sLr5MdZg")),
    /** To an owner: the survey of a quarter has begun; holds the personal link. */
    PROPERTY_SURVEY(
            "业主：请您评价物业",
            false,
            Map.of(
                    "title",
                    "荔景花园 示例物业 2026 年第 3 季度",
                    "until",
                    "2026年10月23日",
                    "link",
                    "/property-survey/KH202610090001?home=1&token=k3VbQ0yJx8TnW2sLr5MdZg")),
    /** To a property company or an owner: something about the result of an assessment. */
    PROPERTY_RESULT(
            "物业考核：结果",
            false,
            Map.of(
                    "title",
                    "荔景花园 示例物业 2026 年第 3 季度",
                    "happened",
                    "考核结果已正式公布：综合得分 92.10，优秀，处理：列入红榜。",
                    "link",
                    "/property-grades?quarter=2026Q3")),
    /** To a property company: what it has to put right; holds its link. */
    PROPERTY_ORDER(
            "物业企业：整改通知",
            false,
            Map.of(
                    "subject",
                    "荔景花园 示例A物业 2026 年第 1 季度 整改",
                    "lastDay",
                    "2026-05-30",
                    "items",
                    "1. 电梯轿厢照明坏了三部（2026-05-20前，凭据：照片）",
                    "link",
                    "/property-rectification/ZG202604300001?token=k3VbQ0yJx8TnW2sLr5MdZg")),
    /** To a property company: what came of its rectification or its exit. */
    PROPERTY_NEWS("物业企业：整改和退出进展", false, Map.of("subject", "荔景花园 示例A物业 退出", "happened", "书面通知已送达，通知期到 2026-07-30 为止。")),
    /** To people at work: something about a property company is late. */
    PROPERTY_REMINDER(
            "工作人员：物业整改和退出催办", true, Map.of("subject", "荔景花园 示例A物业 退出", "happened", "到 2026-06-30 没有启动表决，请尽快办理。")),
    /** Sent by hand to see whether letters arrive. */
    TEST("测试信", true, Map.of("sentBy", "admin"));

    private static final String SAMPLE_NUMBER = "SQ20260115000128";
    private static final String SAMPLE_LIFT = "JZ20261121001";
    private static final String SAMPLE_VOTE = "BJ20261120001";
    private static final String SAMPLE_ASSESSMENT = "KH202610090001";
    private static final String SAMPLE_RECTIFICATION = "ZG202604300001";
    private static final String SAMPLE_EXIT = "TC202604300001";
    private static final String SAMPLE_MEDIATION = "TJ20261121001";

    private final String label;
    private final boolean forStaff;
    private final Map<String, Object> samples;

    LetterTemplate(String label, boolean forStaff, Map<String, Object> samples) {
        this.label = label;
        this.forStaff = forStaff;
        this.samples = samples;
    }

    /** What people call it, in Chinese. */
    public String label() {
        return label;
    }

    /** Whether it goes to people at work, who may get more letters an hour than a resident. */
    public boolean isForStaff() {
        return forStaff;
    }

    /** Values as a letter of this kind has them, for previews; the case number is {@link #sampleNumber()}. */
    public Map<String, Object> samples() {
        return samples;
    }

    /** The number of the case or vote in previews, null where a letter of this kind has none. */
    public String sampleNumber() {
        return switch (this) {
            case TEST -> null;
            case PROPERTY_SURVEY, PROPERTY_RESULT -> SAMPLE_ASSESSMENT;
            case MEDIATION_CONSENT, MEDIATION_PROGRESS, MEDIATION_CONFIRMATION -> SAMPLE_MEDIATION;
            case PROPERTY_ORDER -> SAMPLE_RECTIFICATION;
            case PROPERTY_NEWS, PROPERTY_REMINDER -> SAMPLE_EXIT;
            case LIFT_SIGNATURE, LIFT_NOTICE, LIFT_OBJECTION, LIFT_NEWS -> SAMPLE_LIFT;
            case LIFT_MEETING, LIFT_MEETING_CANCELLED, LIFT_SILENT -> SAMPLE_LIFT;
            case VOTE_INVITATION, VOTE_REMINDER, VOTE_RESULT, VOTE_CANCELLED -> SAMPLE_VOTE;
            default -> SAMPLE_NUMBER;
        };
    }

    /** Name of its files and of its edited versions. */
    public String fileName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
