package cn.tongxinqiao.request.process;

import static cn.tongxinqiao.request.process.FilledForm.beyondUs;
import static cn.tongxinqiao.request.process.FilledForm.sentBack;
import static cn.tongxinqiao.request.process.FilledForm.solved;
import static cn.tongxinqiao.request.process.NewCase.aMinorCase;
import static org.assertj.core.api.Assertions.assertThat;

import cn.tongxinqiao.IntegrationTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Cases from before the ledger, as the migration finds them. */
@IntegrationTest
class LedgerMigrationIT {

    private static final String SCRIPT = "db/migration/request/V6__rules_in_words_and_time_ledger.sql";

    @Autowired
    private CaseDriver cases;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @AfterEach
    void leaveNothingOpen() {
        cases.leaveNothingOpen();
    }

    @Test
    void openCasesGetAnOpenEntryAndEndedOnesAreAccountedForWhole() throws Exception {
        DrivenCase offered = cases.enter(aMinorCase());
        DrivenCase held = cases.enter(aMinorCase());
        held.claim("community01", "userTask_handle");
        DrivenCase returned = cases.enter(aMinorCase());
        returned.submit("community01", "userTask_handle", sentBack());
        DrivenCase beyond = cases.enter(aMinorCase());
        beyond.submit("community01", "userTask_handle", beyondUs());
        DrivenCase rated = cases.enter(aMinorCase());
        rated.submit("community01", "userTask_handle", solved());
        DrivenCase received = cases.enter(aMinorCase().withoutFacts());
        DrivenCase ended = cases.enter(aMinorCase());
        ended.withdraw();
        String script = new ClassPathResource(SCRIPT).getContentAsString(StandardCharsets.UTF_8);

        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            List<DrivenCase> all = List.of(offered, held, returned, beyond, rated, received, ended);
            List<String> before = holds(all);
            jdbc.execute("drop table request_ledger");
            jdbc.execute("alter table request_decision drop column table_name, drop column descriptions");

            jdbc.execute(script);

            assertThat(holds(all))
                    .as("the script and the application read a case alike")
                    .hasSize(6)
                    .isEqualTo(before);
            assertThat(jdbc.queryForList(
                            "select number from service_request r join request_ledger l using (number)"
                                    + " group by number having sum(coalesce(to_at, now()) - from_at)"
                                    + " <> coalesce(r.closed_at, now()) - r.received_at"
                                    + " or count(*) filter (where to_at is null)"
                                    + " <> case when r.closed_at is null then 1 else 0 end",
                            String.class))
                    .isEmpty();
            for (DrivenCase one : all) {
                assertThat(jdbc.queryForObject(
                                "select count(*) from request_ledger where number = ?", Integer.class, one.number()))
                        .isEqualTo(one == ended ? 1 : 2);
            }
        });
    }

    /** Who holds those of the cases that are open. */
    private List<String> holds(List<DrivenCase> some) {
        return jdbc.queryForList(
                "select number || ' ' || phase || ' ' || unit || ' ' || coalesce(holder, '-') from request_ledger"
                        + " where to_at is null and number = any (?) order by number",
                String.class,
                (Object) some.stream().map(DrivenCase::number).toArray(String[]::new));
    }
}
