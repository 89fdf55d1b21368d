package cn.tongxinqiao.request;

import java.sql.Timestamp;
import java.time.Clock;
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
    static final String PUBLICATION = "publication-rule";

    private final RequestDecisions decisions;
    private final JdbcClient jdbc;
    private final Clock clock;

    RuleBook(RequestDecisions decisions, JdbcClient jdbc, Clock clock) {
        this.decisions = decisions;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    RequestDecisions.Answer decide(String number, String decision, Map<String, Object> inputs) {
        RequestDecisions.Answer answer = decisions.ask(decision, inputs);
        String explanation = answer.rows().stream()
                .map(row -> String.valueOf(row.get("explanation")))
                .collect(java.util.stream.Collectors.joining("；"));
        keep(number, decision, answer.version(), answer.rules(), explanation);
        return answer;
    }

    /** Keeps what a table of another room decided about a case. */
    void keep(String number, String decision, int version, List<String> rules, String explanation) {
        jdbc.sql("insert into request_decision (number, at, decision, version, rules, explanation)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .params(
                        number,
                        Timestamp.from(clock.instant()),
                        decision,
                        version,
                        String.join(",", rules),
                        explanation)
                .update();
    }

    /** Asks without a record: for lists in which most answers lead to nothing. */
    RequestDecisions.Answer look(String decision, Map<String, Object> inputs) {
        return decisions.ask(decision, inputs);
    }
}
