package cn.tongxinqiao.lift;

import static org.assertj.core.api.Assertions.assertThat;

import cn.tongxinqiao.IntegrationTest;
import cn.tongxinqiao.estate.Scope;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is reminded of for years: each thing once, however often and by however many it is looked for. */
@IntegrationTest
class LiftSweepIT {

    private static final Scope HOUSE = new Scope("LJHY", "LJHY-3", "1单元");
    private static final String NUMBER = "JZ20200101901";

    @Autowired
    private LiftSweep sweep;

    @Autowired
    private InUseRows inUse;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    private LocalDate today;

    @BeforeEach
    void aCaseThatEnded() {
        today = LocalDate.now(clock);
        forget();
        jdbc.sql(
                        "insert into lift_case (number, compound, building, entrance, community, town, status, key, proposed_by,"
                                + " proposed_at, ended_at, ended_in, scheme, scheme_version) select ?, 'LJHY', 'LJHY-3', '1单元',"
                                + " '440118001901', '440118001', 'IN_USE', ?, 'community01', now(), now(), 'DELIVERY', v.scheme,"
                                + " v.version from lift_scheme_version v join lift_scheme s on s.id = v.scheme"
                                + " where s.building = 'LJHY-3' and v.status = 'FROZEN' limit 1")
                .params(NUMBER, NUMBER)
                .update();
    }

    @AfterEach
    void forget() {
        for (String table : List.of("lift_in_use", "lift_delivery", "lift_event")) {
            jdbc.sql("delete from " + table + " where lift = ?").param(NUMBER).update();
        }
        jdbc.sql("delete from lift_case where number = ?").param(NUMBER).update();
        jdbc.sql("delete from letter where subject_number = ?").param(NUMBER).update();
    }

    @Test
    void anInspectionIsRemindedOfThirtyDaysAheadAndOnce() {
        running(today.plusDays(31), today.plusYears(1));
        assertThat(sweep.sweep()).isZero();
        dueOn(today.plusDays(30));

        assertThat(sweep.sweep()).isEqualTo(1);
        long letters = letters("inspection");
        assertThat(letters).isPositive();
        assertThat(letters("maintenance")).isZero();
        assertThat(sweep.sweep()).isZero();
        assertThat(letters("inspection")).isEqualTo(letters);

        dueOn(today.plusDays(3));
        assertThat(sweep.sweep()).isEqualTo(1);
        assertThat(letters("inspection")).isEqualTo(2 * letters);
    }

    @Test
    void aMaintenanceContractIsRemindedOfBeforeItEnds() {
        running(today.plusYears(1), today.plusDays(31));
        assertThat(sweep.sweep()).isZero();
        jdbc.sql("update lift_in_use set maintained_until = ? where lift = ?")
                .params(today.plusDays(30), NUMBER)
                .update();

        assertThat(sweep.sweep()).isEqualTo(1);
        assertThat(letters("maintenance")).isPositive();
        assertThat(letters("inspection")).isZero();
        assertThat(sweep.sweep()).isZero();
    }

    @Test
    void anOverdueRegistrationIsToldTheDayAfterItsLastAndOnce() {
        jdbc.sql("update lift_case set status = 'DELIVERY', ended_at = null, ended_in = null where number = ?")
                .param(NUMBER)
                .update();
        jdbc.sql(
                        "insert into lift_delivery (lift, accepted_on, register_by, remind_on, table_version) values (?, ?, ?, ?, 1)")
                .params(NUMBER, today.minusDays(30), today, today.minusDays(7))
                .update();
        assertThat(sweep.sweep()).isZero();
        jdbc.sql("update lift_delivery set register_by = ? where lift = ?")
                .params(today.minusDays(1), NUMBER)
                .update();

        assertThat(sweep.sweep()).isEqualTo(1);
        assertThat(letters("register-overdue")).isPositive();
        assertThat(sweep.sweep()).isZero();
    }

    @Test
    void whoRegisteredInTimeIsNotToldAnything() {
        jdbc.sql("insert into lift_delivery (lift, accepted_on, register_by, remind_on, table_version, registered_on,"
                        + " registration) values (?, ?, ?, ?, 1, ?, '梯11粤A0001')")
                .params(NUMBER, today.minusDays(40), today.minusDays(10), today.minusDays(17), today.minusDays(20))
                .update();

        assertThat(sweep.sweep()).isZero();
    }

    @Test
    void twoNodesThatLookAtOnceRemindOnce() throws Exception {
        running(today.plusDays(10), today.plusDays(10));
        List<Callable<Integer>> nodes = new ArrayList<>();
        for (int node = 0; node < 4; node++) {
            nodes.add(sweep::sweep);
        }
        ExecutorService threads = Executors.newFixedThreadPool(nodes.size());
        try {
            int reminded = 0;
            for (Future<Integer> done : threads.invokeAll(nodes)) {
                reminded += done.get();
            }
            assertThat(reminded).isEqualTo(2);
        } finally {
            threads.shutdownNow();
        }
        assertThat(jdbc.sql("select count(*) - count(distinct business_key) from letter where subject_number = ?")
                        .param(NUMBER)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private void running(LocalDate inspection, LocalDate maintenance) {
        inUse.insert(new LiftInUse(
                NUMBER, HOUSE, "梯11粤A0001", "荔景物业", "增城维保", maintenance, today.minusYears(1), 5, inspection, 0));
    }

    private void dueOn(LocalDate day) {
        jdbc.sql("update lift_in_use set next_inspection_on = ? where lift = ?")
                .params(day, NUMBER)
                .update();
    }

    private long letters(String what) {
        return jdbc.sql("select count(*) from letter where subject_number = ? and business_key like ?")
                .params(NUMBER, "%:" + what + "%")
                .query(Long.class)
                .single();
    }
}
