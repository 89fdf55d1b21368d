package cn.tongxinqiao.property;

import cn.tongxinqiao.calendar.Limit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;

/** Limits of the assessment and the exit, always by the newest version of the table {@code property-limit}. */
public interface PropertyLimits {

    /**
     * A limit in working time or by the clock.
     *
     * @param step what it is for
     * @param date the day it begins
     * @return how long
     * @throws IllegalStateException when the table says nothing or another kind of figure
     */
    Limit limit(Step step, LocalDate date);

    /** A limit in days or months of the calendar, as {@link #limit}. */
    Period period(Step step, LocalDate date);

    /** A figure: a number of days, cards, homes, or a share between 0 and 1. */
    BigDecimal figure(Step step, LocalDate date);

    /** What there is a limit for; the names are those of the table. */
    enum Step {
        /** Working time into a quarter until the one before is opened for assessment. */
        QUARTER_OPENS(Kind.LIMIT, "季度考核启动"),
        /** Report of the company. */
        SELF_REPORT(Kind.LIMIT, "企业自评"),
        /** Scores of both scorers on site. */
        ONSITE(Kind.LIMIT, "现场评分"),
        /** Who has not scored on site by then is reminded; counted from the same moment. */
        ONSITE_REMIND(Kind.LIMIT, "评分催办"),
        /** The street's leader decides what is to be done when a scorer did not score. */
        ONSITE_LEADER(Kind.LIMIT, "镇街领导决定评分"),
        /** Both scorers settle together what they scored too differently. */
        JOINT_SCORE(Kind.LIMIT, "会商评分"),
        /** Scores of the departments. */
        DEPARTMENTS(Kind.LIMIT, "部门评分"),
        /** The owners' survey is open. */
        SURVEY(Kind.LIMIT, "业主测评"),
        /** The draft is put up in the compound; a due date only. */
        POST_DRAFT(Kind.LIMIT, "张贴初评"),
        /** The draft hangs in the compound and objections are taken. */
        NOTICE(Kind.LIMIT, "初评公示"),
        /** After the window: papers handed in within it are still entered. */
        LATE_ENTRY(Kind.LIMIT, "补录书面异议"),
        /** Objections are decided. */
        OBJECTION_REVIEW(Kind.LIMIT, "异议复核"),
        /** Share of the homes that must join an objection of the owners. */
        OBJECTION_SHARE(Kind.FIGURE, "业主联名异议比例"),
        /** Share of the homes that must answer for the survey to count. */
        SURVEY_TURNOUT(Kind.FIGURE, "测评有效参与率"),
        /** An order to rectify, in days. */
        RECTIFICATION(Kind.PERIOD, "限期整改"),
        /** The one extension of it. */
        RECTIFICATION_EXTENSION(Kind.PERIOD, "整改延期"),
        /** Re-check after it. */
        RECHECK(Kind.LIMIT, "整改复评"),
        /** Yellow cards that make a red one. */
        CARDS_TO_RED(Kind.FIGURE, "几张黄牌换红牌"),
        /** How long a yellow card counts. */
        CARD_VALID(Kind.PERIOD, "黄牌有效期"),
        /** The owners' vote is to have begun. */
        EXIT_VOTE(Kind.PERIOD, "启动业主表决"),
        /** The written notice is delivered; a due date only. */
        EXIT_DELIVER(Kind.LIMIT, "办理书面通知"),
        /** Written notice before the contract ends, by law. */
        EXIT_NOTICE(Kind.PERIOD, "解聘书面通知"),
        /** The joint group's parallel duties. */
        HANDOVER(Kind.LIMIT, "联合交接"),
        /** Who comes next is said after the handover; a due date only. */
        SUCCESSOR(Kind.LIMIT, "安排新企业"),
        /** Interim service at most. */
        INTERIM(Kind.PERIOD, "应急物业服务"),
        /** How long before its end interim service is reminded of. */
        INTERIM_REMIND(Kind.PERIOD, "应急服务到期提醒"),
        /** A grade stays on the red or black list. */
        LIST_VALID(Kind.PERIOD, "红黑榜公示期");

        private final Kind kind;
        private final String label;

        Step(Kind kind, String label) {
            this.kind = kind;
            this.label = label;
        }

        /** How its value is written. */
        public Kind kind() {
            return kind;
        }

        /** The name people read. */
        public String label() {
            return label;
        }
    }

    /** How a value is written. */
    enum Kind {
        /** {@code 5WD}. */
        LIMIT,
        /** {@code P30D}. */
        PERIOD,
        /** {@code 0.20}. */
        FIGURE
    }
}
