package cn.tongxinqiao.property;

import static org.assertj.core.api.Assertions.assertThat;

import cn.tongxinqiao.IntegrationTest;
import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.estate.PropertyContract;
import cn.tongxinqiao.estate.PropertyContracts;
import cn.tongxinqiao.estate.PropertyFirm;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Interim service near its end: reminded of once for each end, however often and by however many it is looked for. */
@IntegrationTest
class PropertySweepIT {

    private static final String COMMUNITY = "440118004901";
    private static final String TOWN = "440118004";
    private static final LocalDate END = LocalDate.parse("2031-08-31");

    @Autowired
    private PropertySweep sweep;

    @Autowired
    private PropertyContracts contracts;

    @Autowired
    private PropertyAssessments assessments;

    @Autowired
    private JdbcClient jdbc;

    private String number;

    @BeforeEach
    void interimServiceUntilTheEndOfAugust() {
        at("2031-07-01");
        String code = "YJ" + UUID.randomUUID().toString().substring(0, 8).toUpperCase();
        jdbc.sql("insert into compound (code, name, community_code) values (?, ?, ?)")
                .params(code, "应急小区" + code, COMMUNITY)
                .update();
        contracts.addFirm(
                new PropertyFirm(code, code + "物业", null, null),
                new SignedIn("housing", Set.of("role-staff", "dept-housing")));
        PropertyContract contract = contracts.begin(
                new PropertyContract(
                        0,
                        code,
                        null,
                        code,
                        null,
                        null,
                        PropertyContract.Kind.CONTRACT,
                        300,
                        null,
                        LocalDate.parse("2024-01-01"),
                        null,
                        null),
                "community04",
                code);
        Quarter quarter = new Quarter(2004, 1);
        jdbc.sql("insert into property_quarter (quarter, opened_at, opened_by, by_hand)"
                        + " values (?, now(), 'test', true) on conflict do nothing")
                .param(quarter.toString())
                .update();
        number = "TC" + code;
        jdbc.sql("insert into property_exit (number, contract, assessment, firm, firm_name, compound, compound_name,"
                        + " community, town, status, opened_at, vote_until, interim_until, interim_times)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'INTERIM', now(), ?, ?, 1)")
                .params(number, contract.id())
                .param(assessments.open(contract, quarter, "2026-1").number())
                .params(code, code + "物业", code, "应急小区", COMMUNITY, TOWN, LocalDate.parse("2031-03-01"), END)
                .update();
    }

    @AfterEach
    void forget() {
        ClockUtil.reset();
        jdbc.sql("delete from property_exit where number = ?").param(number).update();
    }

    private static void at(String day) {
        // Half past midnight in Shanghai: another day by UTC.
        ClockUtil.setCurrentTime(Date.from(Instant.parse(LocalDate.parse(day).minusDays(1) + "T16:30:00Z")));
    }

    @Test
    void isRemindedOfThirtyDaysAheadAndOnce() {
        at("2031-07-31");
        sweep.sweep();
        assertThat(letters()).isZero();
        assertThat(told()).isZero();

        at("2031-08-01");
        sweep.sweep();
        long letters = letters();
        assertThat(letters).isPositive();
        assertThat(told()).isOne();

        at("2031-08-30");
        sweep.sweep();
        assertThat(letters()).isEqualTo(letters);
        assertThat(told()).isOne();
    }

    @Test
    void aLaterEndIsRemindedOfAnew() {
        at("2031-08-31");
        sweep.sweep();
        long letters = letters();
        assertThat(letters).isPositive();
        jdbc.sql("update property_exit set interim_until = ?, interim_times = 2 where number = ?")
                .params(LocalDate.parse("2031-12-31"), number)
                .update();
        sweep.sweep();
        assertThat(letters()).isEqualTo(letters);
        at("2031-12-01");
        sweep.sweep();
        assertThat(letters()).isEqualTo(2 * letters);
        assertThat(told()).isEqualTo(2);
    }

    @Test
    void whatIsOverIsNotRemindedOf() {
        at("2031-09-01");
        sweep.sweep();
        jdbc.sql("update property_exit set status = 'CLOSED', ended_at = now() where number = ?")
                .param(number)
                .update();
        at("2031-08-15");
        sweep.sweep();
        assertThat(letters()).isZero();
        assertThat(told()).isZero();
    }

    @Test
    void twoNodesThatLookAtOnceRemindOnce() throws Exception {
        at("2031-08-15");
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Callable<Integer> node = sweep::sweep;
            for (Future<Integer> done : threads.invokeAll(List.of(node, node, node, node))) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(told()).isOne();
    }

    private long letters() {
        return jdbc.sql(
                        "select count(*) from letter where subject_number = ? and business_key like '%exit-interim-soon%'")
                .param(number)
                .query(Long.class)
                .single();
    }

    private long told() {
        return jdbc.sql("select count(*) from property_course_event where number = ? and kind = 'INTERIM_SOON'")
                .param(number)
                .query(Long.class)
                .single();
    }
}
