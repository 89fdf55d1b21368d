package cn.tongxinqiao.request;

import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.organization.Organization;
import cn.tongxinqiao.privacy.PersonalData;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Why a case is where it is: which rule decided tier, limit and unit, in the rule's own words as they read then, and where
 * a person decided instead, with the person's reason.
 */
@Service
public class CaseReasons {

    private static final String OVERRULED = "TIER_OVERRULED";
    private static final String SENT_OUT_AGAIN = "REDISPATCHED";
    private static final String RETURN_REFUSED = "RETURN_REFUSED";
    private static final String STAND_IN = "STAND_IN";
    private static final String GAP = "TABLE_GAP";
    /** Entries of the timeline that say what people decided, and when the case went elsewhere. */
    private static final String[] TOLD = {
        OVERRULED, "FACTS_CONFIRMED", "TRIAGED", "ESCALATED", "REWORK", SENT_OUT_AGAIN, RETURN_REFUSED, STAND_IN, GAP
    };

    private final ServiceRequests requests;
    private final CaseReaders readers;
    private final RuleBook rules;
    private final WorkOrders orders;
    private final ClockStops stops;
    private final Organization organization;
    private final JdbcClient jdbc;
    private final Clock clock;

    CaseReasons(
            ServiceRequests requests,
            CaseReaders readers,
            RuleBook rules,
            WorkOrders orders,
            ClockStops stops,
            Organization organization,
            JdbcClient jdbc,
            Clock clock) {
        this.requests = requests;
        this.readers = readers;
        this.rules = rules;
        this.orders = orders;
        this.stops = stops;
        this.organization = organization;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What a reason is about. */
    public enum About {
        /** Whether it was taken. */
        INTAKE("受理"),
        /** How heavy it is. */
        TIER("层级"),
        /** Why it was moved up. */
        ESCALATION("提级"),
        /** Until when. */
        LIMIT("时限"),
        /** Who leads. */
        UNIT("去向"),
        /** Where a table gave nothing that could be used. */
        GAP("规则缺口"),
        /** What is to be done next, where that is not handling. */
        STEP("环节"),
        /** Who holds it. */
        HOLDER("承办人");

        private final String label;

        About(String label) {
            this.label = label;
        }

        /**
         * Chinese name.
         *
         * @return label for people
         */
        public String label() {
            return label;
        }
    }

    /**
     * Everything that brought a case to where it is, for staff who may read it.
     *
     * @param number case number
     * @param reader who asks
     * @return the reasons in the order of {@link About}, those about the same in the order they came
     * @throws UnknownRequest when there is no such case or it is not the reader's
     */
    @Transactional(readOnly = true)
    public List<Reason> reasons(String number, SignedIn reader) {
        readers.requireReader(number, reader);
        return of(requests.get(number));
    }

    /** The few that matter to whoever opens a task, in lines; empty when nothing is decided yet. */
    List<String> inShort(ServiceRequest request) {
        List<Reason> all = of(request);
        List<Reason> shown = new ArrayList<>();
        if (request.tier == null) {
            shown.addAll(all);
        } else {
            last(all, About.ESCALATION).or(() -> last(all, About.TIER)).ifPresent(shown::add);
            last(all, About.LIMIT).ifPresent(shown::add);
            all.stream().filter(reason -> reason.about() == About.UNIT).forEach(shown::add);
            last(all, About.GAP).ifPresent(shown::add);
            last(all, About.STEP).or(() -> last(all, About.HOLDER)).ifPresent(shown::add);
        }
        return shown.stream().map(Reason::line).toList();
    }

    private static Optional<Reason> last(List<Reason> all, About about) {
        return all.stream().filter(reason -> reason.about() == about).reduce((one, next) -> next);
    }

    /** All reasons of a case, for who has checked the right already. */
    List<Reason> of(ServiceRequest request) {
        List<RuleBook.Decided> decided = rules.decided(request.number);
        Map<String, RuleBook.Decided> latest = decided.stream()
                .collect(Collectors.toMap(RuleBook.Decided::decision, Function.identity(), (one, next) -> next));
        List<Said> said = said(request.number);
        List<Reason> reasons = new ArrayList<>();
        intake(latest.get(RuleBook.INTAKE)).ifPresent(reasons::add);
        if (request.tier != null) {
            reasons.addAll(tiers(latest.get(RuleBook.TIER), said));
            reasons.addAll(escalations(request.number, decided));
            limit(latest.get(RuleBook.DEADLINE)).ifPresent(reasons::add);
            if (request.unit != null) {
                reasons.add(unit(request, latest.get(RuleBook.ROUTING), said));
                standIn(said).ifPresent(reasons::add);
            }
        }
        said.stream()
                .filter(one -> one.event().equals(GAP))
                .map(one -> new Reason(About.GAP, one.text(), null, null, local(one.at())))
                .forEach(reasons::add);
        step(request, latest.get(RuleBook.PAUSE)).ifPresent(reasons::add);
        holder(request).ifPresent(reasons::add);
        reasons.sort(Comparator.comparing(Reason::about));
        return reasons;
    }

    private Optional<Reason> intake(RuleBook.Decided intake) {
        return Optional.ofNullable(intake).map(table -> byTable(About.INTAKE, "", table));
    }

    /** The table's tier, or the clerk's instead of it, and what was changed when it was sent out again. */
    private List<Reason> tiers(RuleBook.Decided table, List<Said> said) {
        List<Reason> tiers = new ArrayList<>();
        Said candidate = null;
        Said confirmed = null;
        boolean graded = false;
        for (Said one : said) {
            switch (one.event()) {
                case OVERRULED -> {
                    if (graded) {
                        tiers.add(new Reason(About.TIER, "重新派单时" + one.text(), null, null, local(one.at())));
                    } else {
                        candidate = one;
                    }
                }
                case "FACTS_CONFIRMED" -> {
                    confirmed = candidate;
                    candidate = null;
                }
                case "TRIAGED" -> graded = true;
                default -> {}
            }
        }
        if (table != null) {
            tiers.add(0, confirmed == null ? byTable(About.TIER, "", table) : overruled(confirmed, table));
        }
        return tiers;
    }

    private Reason overruled(Said confirmed, RuleBook.Decided table) {
        return new Reason(
                About.TIER,
                confirmed.text() + "（按规则本是：" + table.words() + "）",
                table.table(),
                table.version(),
                local(confirmed.at()));
    }

    private List<Reason> escalations(String number, List<RuleBook.Decided> decided) {
        return jdbc.sql(
                        "select at, from_tier, to_tier, explanation from request_escalation where number = ? order by id")
                .param(number)
                .query((row, index) -> {
                    Instant at = row.getObject("at", OffsetDateTime.class).toInstant();
                    Tier from = Tier.valueOf(row.getString("from_tier"));
                    Tier to = Tier.valueOf(row.getString("to_tier"));
                    String moved = from == to ? "仍为" + to.label() : "由" + from.label() + "提级为" + to.label();
                    String text = moved + "：" + row.getString("explanation");
                    return decidedBy(decided, at)
                            .map(table -> byTable(About.ESCALATION, text + "——", table))
                            .orElseGet(() -> new Reason(About.ESCALATION, text, null, null, local(at)));
                })
                .list();
    }

    /** The word of the escalation table that an escalation carried out: the last before it, when a rule matched at all. */
    private static Optional<RuleBook.Decided> decidedBy(List<RuleBook.Decided> decided, Instant at) {
        return decided.stream()
                .filter(table -> table.decision().equals(RuleBook.ESCALATION)
                        && !table.at().isAfter(at))
                .reduce((one, next) -> next)
                .filter(table -> !table.words().isEmpty());
    }

    private Optional<Reason> limit(RuleBook.Decided deadline) {
        return Optional.ofNullable(deadline).map(table -> byTable(About.LIMIT, "", table));
    }

    private Reason unit(ServiceRequest request, RuleBook.Decided routing, List<Said> said) {
        String name = organization.unit(request.unit).name() + "——";
        if (request.unit.equals(request.unitOverride)) {
            Optional<Said> chosen = chosen(said);
            return new Reason(
                    About.UNIT,
                    name
                            + (request.namedUnit ? "由平台指定" : "受理员指定")
                            + chosen.map(one -> "，" + one.text()).orElse("。"),
                    null,
                    null,
                    chosen.map(one -> local(one.at())).orElse(null));
        }
        if (request.tier == Tier.MINOR && request.unit.equals(request.community)) {
            return new Reason(About.UNIT, name + "小事由事发地社区办理", null, null, null);
        }
        if (request.tier == Tier.MAJOR) {
            return new Reason(About.UNIT, name + "要事由区级大队牵头", null, null, null);
        }
        return request.tier == Tier.HARD && routing != null
                ? byTable(About.UNIT, name, routing)
                : new Reason(About.UNIT, name + "由该单位代为办理", null, null, null);
    }

    /** Said after the case was last sent somewhere, so about the unit that has it now. */
    private Optional<Reason> standIn(List<Said> said) {
        Said latest = null;
        for (Said one : said) {
            switch (one.event()) {
                case STAND_IN -> latest = one;
                case "TRIAGED", "ESCALATED", "REWORK", SENT_OUT_AGAIN, RETURN_REFUSED -> latest = null;
                default -> {}
            }
        }
        return Optional.ofNullable(latest).map(one -> new Reason(About.UNIT, one.text(), null, null, local(one.at())));
    }

    private Optional<Reason> step(ServiceRequest request, RuleBook.Decided pause) {
        Optional<ClockStops.Wish> wish = stops.undecided(request.number);
        if (wish.isPresent() && pause != null) {
            return Optional.of(byTable(About.STEP, "申请" + wish.get().kind().label() + "待审批——", pause));
        }
        if (request.stopKind != null && request.stopKind != StopKind.DETAIL && pause != null) {
            return Optional.of(byTable(About.STEP, "停表中：" + request.stopKind.label() + "——", pause));
        }
        return Optional.ofNullable(plainStep(request)).map(words -> new Reason(About.STEP, words, null, null, null));
    }

    private static String plainStep(ServiceRequest request) {
        if (request.status.isEnd()) {
            return null;
        }
        if (request.tier == null) {
            return "先由受理员核实要件，再按规则定级、定时限、定去向";
        }
        if (request.status == Status.AWAITING_RATING) {
            return "办理单位已报结果，请诉求人评价，由回访员回访";
        }
        if (ServiceRequest.INTAKE.equals(request.reviewUnit)) {
            return "办理单位退单，由受理员重新派单";
        }
        if (request.reviewUnit != null) {
            return request.handledAt == null && request.result != null && request.tier == Tier.HARD
                    ? "承办人已报结果，由负责人核验"
                    : "承办人申请上交，由负责人审核";
        }
        return null;
    }

    private Optional<Reason> holder(ServiceRequest request) {
        return orders.takenHow(request.number)
                .map(taken -> new Reason(
                        About.HOLDER,
                        switch (taken.how()) {
                            case CLAIM -> "本人接单";
                            case RULE -> "抢单时限内没有人接单，按规则派给合适人员中在办最少的";
                            case LEADER -> "负责人指派";
                            case COLLEAGUE -> "同事转办或代办";
                        },
                        null,
                        null,
                        local(taken.at())));
    }

    private Reason byTable(About about, String before, RuleBook.Decided table) {
        String words = table.words().isEmpty() ? "这张表没有给出结果，按缺省规则办理" : table.words();
        return new Reason(about, before + words, table.table(), table.version(), local(table.at()));
    }

    private static Optional<Said> chosen(List<Said> said) {
        return said.stream()
                .filter(one -> one.event().equals(SENT_OUT_AGAIN) || one.event().equals(RETURN_REFUSED))
                .reduce((one, next) -> next);
    }

    private List<Said> said(String number) {
        return jdbc.sql("select at, event, text from request_event where number = ? and event = any (?) order by id")
                .params(number, TOLD)
                .query((row, index) -> new Said(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("event"),
                        PersonalData.mask(row.getString("text"))))
                .list();
    }

    private OffsetDateTime local(Instant instant) {
        return instant.atZone(clock.getZone()).toOffsetDateTime().truncatedTo(ChronoUnit.SECONDS);
    }

    private record Said(Instant at, String event, String text) {}

    /**
     * One reason.
     *
     * @param about what it is about
     * @param text in words for people, nothing personal in it
     * @param table name of the table that decided, null when no table did
     * @param version the table's version, null when no table decided
     * @param at when it was decided, null when it is so by the matter itself
     */
    public record Reason(About about, String text, String table, Integer version, OffsetDateTime at) {

        /**
         * The reason as one line for people.
         *
         * @return such as 时限：一般难事，可延期一次（《诉求时限》第1版）
         */
        public String line() {
            return about.label() + "：" + text + (table == null ? "" : "（《" + table + "》第" + version + "版）");
        }
    }
}
