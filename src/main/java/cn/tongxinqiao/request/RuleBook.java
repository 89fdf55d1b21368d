package cn.tongxinqiao.request;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Asks the tables on behalf of a case and keeps which rule of which version decided. */
@Component
class RuleBook {

    static final String INTAKE = "request-intake";
    static final String TIER = "request-tier";
    static final String DEADLINE = "request-deadline";
    static final String ROUTING = "team-routing";
    static final String ESCALATION = "request-escalation";
    static final String PAUSE = "request-pause";
    static final String RETURN = "request-return";
    static final String REMINDER = "request-reminder";
    static final String CLAIM = "claim-eligibility";
    static final String PROOF = "handling-proof";
    static final String PUBLICATION = "publication-rule";

    private static final String TABLE_GAP = "TABLE_GAP";

    private final RequestDecisions decisions;
    private final TableDefaults defaults;
    private final RequestWorkflow workflow;
    private final Timeline timeline;
    private final JdbcClient jdbc;
    private final Clock clock;

    RuleBook(
            RequestDecisions decisions,
            TableDefaults defaults,
            RequestWorkflow workflow,
            Timeline timeline,
            JdbcClient jdbc,
            Clock clock) {
        this.decisions = decisions;
        this.defaults = defaults;
        this.workflow = workflow;
        this.timeline = timeline;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    RequestDecisions.Answer decide(String number, String decision, Map<String, Object> inputs) {
        TableDefaults.Usable usable = defaults.usable(decisions.ask(decision, inputs), inputs);
        RequestDecisions.Answer answer = usable.answer();
        if (usable.fault() != null) {
            gap(number, decision, answer.version(), usable.fault());
        }
        String explanation = answer.rows().stream()
                .map(row -> String.valueOf(row.get("explanation")))
                .collect(java.util.stream.Collectors.joining("；"));
        keep(
                number,
                decision,
                answer.version(),
                answer.rules(),
                explanation,
                answer.name(),
                String.join("\n", answer.descriptions()));
        return answer;
    }

    /** Keeps what a table of another room decided about a case. */
    void keep(String number, String decision, int version, List<String> rules, String explanation) {
        keep(number, decision, version, rules, explanation, null, null);
    }

    private void keep(
            String number,
            String decision,
            int version,
            List<String> rules,
            String explanation,
            String table,
            String descriptions) {
        jdbc.sql("insert into request_decision"
                        + " (number, at, decision, version, rules, explanation, table_name, descriptions)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(Arrays.asList(
                        number,
                        Timestamp.from(clock.instant()),
                        decision,
                        version,
                        String.join(",", rules),
                        explanation,
                        table,
                        descriptions))
                .update();
    }

    /** The latest word of each table on a case, and every word of the escalation table; oldest first. */
    List<Decided> decided(String number) {
        return jdbc.sql("""
                        select at, decision, version, explanation, table_name, descriptions from request_decision d
                        where number = ?
                          and (decision = ? or not exists (
                              select 1 from request_decision newer where newer.number = d.number
                                  and newer.decision = d.decision and newer.id > d.id))
                        order by id
                        """)
                .params(number, ESCALATION)
                .query((row, index) -> new Decided(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("decision"),
                        row.getString("table_name"),
                        row.getInt("version"),
                        lines(row.getString("descriptions")),
                        row.getString("explanation")))
                .list();
    }

    private static List<String> lines(String descriptions) {
        return descriptions == null
                ? List.of()
                : descriptions.lines().filter(line -> !line.isBlank()).toList();
    }

    /** Asks without a record: for lists in which most answers lead to nothing. */
    RequestDecisions.Answer look(String decision, Map<String, Object> inputs) {
        return defaults.usable(decisions.ask(decision, inputs), inputs).answer();
    }

    private void gap(String number, String decision, int version, String fault) {
        report(number, "规则表 " + decision + " 第" + version + "版对本诉求没有可用的结果：" + fault + "；暂按缺省规则办理，请核对规则表。");
    }

    /** What a table or the organisation leaves open is told once, to whoever supervises and to whoever opens the case. */
    void report(String number, String reason) {
        if (!timeline.says(number, TABLE_GAP, reason)) {
            workflow.incident(number, reason);
            timeline.note(number, TABLE_GAP, reason, null);
        }
    }

    /**
     * What a table said about a case.
     *
     * @param at when it was asked
     * @param decision id of the decision
     * @param table name of the table, null when that was not kept
     * @param version version that decided
     * @param descriptions the matching rules in their own words, empty when none matched, none has any or they were not kept
     * @param explanation what it put out as its explanation, empty when no rule matched, may be null
     */
    record Decided(
            Instant at, String decision, String table, int version, List<String> descriptions, String explanation) {

        /** The rules in words: their descriptions, else what the table gave as explanation, else nothing. */
        String words() {
            if (!descriptions.isEmpty()) {
                return String.join("；", descriptions);
            }
            return explanation == null || explanation.equals("null") ? "" : explanation;
        }
    }
}
