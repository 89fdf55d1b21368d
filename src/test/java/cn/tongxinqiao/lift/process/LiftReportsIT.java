package cn.tongxinqiao.lift.process;

import static cn.tongxinqiao.lift.process.DrivenLift.CLERK;
import static cn.tongxinqiao.lift.process.DrivenLift.ELSEWHERE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.tongxinqiao.IntegrationTest;
import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.lift.CaseReport;
import cn.tongxinqiao.lift.Concern;
import cn.tongxinqiao.lift.LiftCases;
import cn.tongxinqiao.lift.LiftFigures;
import cn.tongxinqiao.lift.LiftMeasure;
import cn.tongxinqiao.lift.LiftMeasures;
import cn.tongxinqiao.lift.LiftOwnerLink;
import cn.tongxinqiao.lift.LiftOwnerLinks;
import cn.tongxinqiao.lift.LiftProgress;
import cn.tongxinqiao.lift.LiftReports;
import cn.tongxinqiao.lift.LiftStatus;
import cn.tongxinqiao.lift.LiftWishes;
import cn.tongxinqiao.lift.MeasureUse;
import cn.tongxinqiao.lift.MeasuresNotYours;
import cn.tongxinqiao.lift.ObjectionKind;
import cn.tongxinqiao.lift.OwnerProgress;
import cn.tongxinqiao.lift.SaidPosition;
import cn.tongxinqiao.lift.UnknownLiftCase;
import cn.tongxinqiao.lift.Wish;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What cases teach, what they came to, and what owners see of them. */
@IntegrationTest
class LiftReportsIT {

    private static final SignedIn ANALYST = new SignedIn("analyst", Set.of("role-staff", "analyst"));

    @Autowired
    private DrivenLift lift;

    @Autowired
    private LiftReports reports;

    @Autowired
    private LiftMeasures measures;

    @Autowired
    private LiftWishes wishes;

    @Autowired
    private LiftCases cases;

    @Autowired
    private LiftProgress progress;

    @Autowired
    private LiftOwnerLinks links;

    @Autowired
    private JdbcClient jdbc;

    @AfterEach
    void leaveNothingOpen() {
        lift.leaveNothingOpen();
        jdbc.sql("delete from lift_measure_use").update();
        jdbc.sql("update lift_measure set merged_into = null where merged_into is not null")
                .update();
        jdbc.sql("delete from lift_measure where not shipped").update();
    }

    @Test
    void aMeasureCountsWhenItsCaseHasEndedAndAsSettledWhenTheHomeAgreesInTheEnd() {
        String number = lift.at("TALKS", "callActivity_talks");
        LiftMeasure glass = of(Concern.LIGHT, "玻璃井道配钢结构");
        long settled = lift.home("101").home().id();
        long other = lift.home("102").home().id();
        say(number, settled, Wish.OPPOSE, Concern.LIGHT, "井道换玻璃");
        say(number, other, Wish.OPPOSE, Concern.LIGHT, null);
        measures.noteForHome(number, settled, Concern.LIGHT, List.of(glass.id()), null, CLERK);
        measures.noteForHome(number, settled, Concern.LIGHT, List.of(glass.id()), null, CLERK);
        measures.noteForHome(number, other, Concern.LIGHT, List.of(glass.id()), null, CLERK);
        say(number, settled, Wish.AGREE, null, null);
        assertThat(of(Concern.LIGHT, glass.label()).used()).isZero();

        cases.end(number, LiftStatus.STOPPED);

        LiftMeasure learned = measures.catalogue().get(Concern.LIGHT).get(0);
        assertThat(learned.label()).isEqualTo(glass.label());
        assertThat(learned.used()).isEqualTo(2);
        assertThat(learned.settled()).isEqualTo(1);
        assertThat(learned.lastCommunity()).contains("荔园里");
        assertThat(measures.hints(ObjectionKind.LIGHT)).startsWith("· 玻璃井道配钢结构（用过 2 次，谈成 1 次");
    }

    @Test
    void ownWordsAreForTheDistrictOnlyUntilTheyAreNamed() {
        String number = lift.at("TALKS", "callActivity_talks");
        long home = lift.home("101").home().id();
        say(number, home, Wish.OPPOSE, Concern.NOISE, null);
        measures.noteForHome(number, home, Concern.NOISE, List.of(), "给张三丰家换窗", CLERK);
        assertThat(jdbc.sql("select words from lift_measure_use where lift = ?")
                        .param(number)
                        .query(String.class)
                        .single())
                .startsWith("v1:");
        assertThat(measures.unnamed(ANALYST)).extracting(MeasureUse::lift).doesNotContain(number);
        cases.end(number, LiftStatus.STOPPED);

        MeasureUse unnamed = measures.unnamed(ANALYST).stream()
                .filter(use -> use.lift().equals(number))
                .findFirst()
                .orElseThrow();
        assertThat(measures.catalogue().get(Concern.NOISE))
                .noneMatch(measure -> measure.label().contains("张三丰"));
        assertThatThrownBy(() -> measures.unnamed(CLERK)).isInstanceOf(MeasuresNotYours.class);
        measures.name(unnamed.id(), null, "换双层窗", ANALYST);
        assertThat(of(Concern.NOISE, "换双层窗").used()).isEqualTo(1);

        UUID known = of(Concern.NOISE, "受影响的窗换成隔声窗").id();
        measures.merge(of(Concern.NOISE, "换双层窗").id(), known, ANALYST);
        assertThat(of(Concern.NOISE, "受影响的窗换成隔声窗").used()).isEqualTo(1);
        assertThatThrownBy(() -> measures.add(Concern.NOISE, "受影响的窗换成隔声窗", null, ANALYST))
                .hasMessageContaining("已有");
        assertThatThrownBy(() -> measures.add(Concern.NOISE, "别的", null, CLERK)).isInstanceOf(MeasuresNotYours.class);
        assertThatThrownBy(() ->
                        measures.merge(known, of(Concern.LIGHT, "玻璃井道配钢结构").id(), ANALYST))
                .hasMessageContaining("同一类");
    }

    @Test
    void theReportTellsWhatMovedAHome() {
        String number = lift.at("TALKS", "callActivity_talks");
        long home = lift.home("101").home().id();
        say(number, home, Wish.OPPOSE, Concern.LIGHT, "井道换玻璃");
        measures.noteForHome(
                number,
                home,
                Concern.LIGHT,
                List.of(of(Concern.LIGHT, "玻璃井道配钢结构").id()),
                null,
                CLERK);
        say(number, home, Wish.AGREE, null, null);
        say(number, lift.home("904").home().id(), Wish.AGREE, null, null);
        say(number, lift.home("904").home().id(), Wish.ABSTAIN, null, null);

        CaseReport report = reports.of(number, CLERK);

        assertThat(report.turns()).singleElement().satisfies(turn -> {
            assertThat(turn.home()).contains("101");
            assertThat(turn.from()).isEqualTo(Wish.OPPOSE);
            assertThat(turn.concern()).isEqualTo(Concern.LIGHT);
            assertThat(turn.condition()).isEqualTo("井道换玻璃");
            assertThat(turn.measures()).containsExactly("玻璃井道配钢结构");
        });
        assertThat(report.lost()).isEqualTo(1);
        assertThat(report.stages()).extracting(CaseReport.StageTime::stage).startsWith(LiftStatus.PROPOSED);
        assertThat(reports.pdf(number, CLERK)).startsWith("%PDF".getBytes());
        assertThatThrownBy(() -> reports.of(number, ELSEWHERE)).isInstanceOf(UnknownLiftCase.class);
    }

    @Test
    void theFiguresAreThoseOfThePlainTable() {
        lift.at("TALKS", "callActivity_talks");
        List<LiftFigures> figures = reports.figures(CLERK);

        LiftFigures all = figures.get(0);
        assertThat(all.cases().size()).isEqualTo(count("select count(*) from lift_case where compound = 'LJHY'"));
        assertThat(all.meetings())
                .isEqualTo(count("select count(*) from lift_meeting m join lift_case c on c.number = m.lift"
                        + " where m.status = 'HELD' and c.compound = 'LJHY'"));
        assertThat(all.stopped())
                .isEqualTo(count("select count(*) from lift_case where status = 'STOPPED' and compound = 'LJHY'"));
        assertThat(all.open())
                .isEqualTo(count("select count(*) from lift_case where ended_at is null and compound = 'LJHY'"));
        assertThat(figures.stream().skip(1).mapToInt(one -> one.cases().size()).sum())
                .isEqualTo(2 * all.cases().size());
        assertThat(reports.figures(ELSEWHERE).get(0).cases()).isEmpty();
    }

    @Test
    void anOwnerSeesTheOwnHomeAndNobodyElses() {
        String number = lift.at("TALKS", "callActivity_talks");
        UUID party = lift.home("101").party();
        say(number, lift.home("101").home().id(), Wish.OPPOSE, Concern.LIGHT, "井道换玻璃");
        say(number, lift.home("102").home().id(), Wish.OPPOSE, Concern.NOISE, "别人的话");

        OwnerProgress seen = progress.of(links.of(number, party));

        assertThat(seen.homes()).isNotEmpty().allSatisfy(home -> assertThat(home.label())
                .contains("101"));
        assertThat(seen.homes().get(0).position().condition()).isEqualTo("井道换玻璃");
        assertThat(seen.homes().get(0).net()).isNotNull();
        assertThatThrownBy(() -> progress.of(new LiftOwnerLink(number, party, "wrong")))
                .isInstanceOf(UnknownLiftCase.class);
        assertThatThrownBy(() -> progress.of(new LiftOwnerLink(number, party, null)))
                .isInstanceOf(UnknownLiftCase.class);
        assertThatThrownBy(() -> progress.of(new LiftOwnerLink("JZ20200101001", party, "wrong")))
                .isInstanceOf(UnknownLiftCase.class);
        assertThatThrownBy(() -> progress.notice(number)).isInstanceOf(UnknownLiftCase.class);
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    private LiftMeasure of(Concern kind, String label) {
        return measures.catalogue().get(kind).stream()
                .filter(measure -> measure.label().equals(label))
                .findFirst()
                .orElseThrow();
    }

    private void say(String number, long home, Wish wish, Concern concern, String condition) {
        wishes.record(
                number, null, List.of(new SaidPosition(home, wish, concern, null, condition)), CLERK, DrivenLift.key());
    }
}
