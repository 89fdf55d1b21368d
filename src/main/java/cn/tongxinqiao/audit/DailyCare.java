package cn.tongxinqiao.audit;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Once a day, by whichever node comes first: the head is noted where others can see it, the chain verified, old entries go. */
@Component
class DailyCare {

    private static final Logger LOG = LoggerFactory.getLogger(DailyCare.class);

    private final JdbcClient jdbc;
    private final Chain chain;
    private final Retention retention;
    private final AuditVerification verification;
    private final Clock clock;
    private LocalDate caredFor;

    DailyCare(JdbcClient jdbc, Chain chain, Retention retention, AuditVerification verification, Clock clock) {
        this.jdbc = jdbc;
        this.chain = chain;
        this.retention = retention;
        this.verification = verification;
        this.clock = clock;
    }

    void careIfDue() {
        LocalDate today = LocalDate.now(clock);
        if (today.equals(caredFor)) {
            return;
        }
        Head head = chain.head();
        int first = jdbc.sql("insert into audit_day (day, position, hash, noted_at) values (?, ?, ?, ?)"
                        + " on conflict (day) do nothing")
                .params(today, head.position(), head.hash(), AuditLog.utc(clock.instant()))
                .update();
        caredFor = today;
        if (first == 1) {
            LOG.info("审计链当日链头 {}:{}（请另存一份，供核验时比对）", head.position(), head.hashInHex());
            jdbc.sql("delete from audit_sign_in_day where day < ?").param(today).update();
            Verdict verdict = verification.verify(Optional.empty());
            verdict.finding().ifPresent(finding -> LOG.error("审计链核验不通过：{}", finding.inWords()));
            while (retention.purge() > 0) {
                // The next batch.
            }
        }
    }
}
