package cn.tongxinqiao.property.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.tongxinqiao.property.OwnerLink;
import cn.tongxinqiao.property.OwnerResults;
import cn.tongxinqiao.property.PropertyNotNow;
import cn.tongxinqiao.property.PropertyNotYours;
import cn.tongxinqiao.property.PropertyRefused;
import cn.tongxinqiao.property.UnknownProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The owners' survey: who counts, what counts, and what it comes to. */
class PropertySurveyIT extends PublicationFixture {

    /** Seven questions, the first choice each. */
    private static final String PLEASED = "1111111";

    @Test
    void theScoreIsTheMeanOfTheHomesAndTheOverallQuestionDecidesPraise() {
        String number = opened();
        List<OwnerLink> homes = homes(number, 3);
        survey.answer(homes.get(0), all(number, "VERY_SATISFIED"));
        survey.answer(homes.get(1), all(number, "NEUTRAL"));
        Map<String, String> mixed = all(number, "UNSATISFIED");
        mixed.put("OVERALL", "SATISFIED");
        survey.answer(homes.get(2), mixed);

        OwnerResults.Outcome outcome = survey.close(number);
        // (100 + 60 + (6 x 30 + 2 x 85) / 8) / 3
        assertThat(outcome.score()).isEqualByComparingTo("67.92");
        assertThat(outcome.respondents()).isEqualTo(3);
        assertThat(outcome.praise()).isEqualTo(2);
        assertThat(outcome.turnout()).isEqualByComparingTo("0.3");
        assertThat(outcome.valid()).isTrue();
        assertThat(survey.close(number)).isEqualTo(outcome);
        assertThat(assessments.figures(number).orElseThrow().praise()).isEqualTo(2);
    }

    @Test
    void oneHomeBelowTheShareIsNotEnough() {
        String number = opened();
        answered(number, 2);
        OwnerResults.Outcome outcome = survey.close(number);
        assertThat(outcome.valid()).isFalse();
        assertThat(outcome.score()).isEqualByComparingTo("85");
    }

    @Test
    void nobodyAnswering() {
        String number = opened();
        assertThat(survey.close(number).score()).isNull();
        assertThat(survey.close(number).valid()).isFalse();
    }

    @Test
    void theLastAnswerBeforeTheEndCounts() {
        String number = opened();
        OwnerLink home = homes(number, 1).get(0);
        survey.answer(home, all(number, "VERY_UNSATISFIED"));
        survey.answer(home, all(number, "VERY_SATISFIED"));
        assertThat(survey.answered(home)).containsEntry("OVERALL", "VERY_SATISFIED");
        assertThat(survey.close(number).score()).isEqualByComparingTo("100");
        assertThatThrownBy(() -> survey.answer(home, all(number, "NEUTRAL"))).isInstanceOf(PropertyNotNow.class);
        assertThat(survey.close(number).respondents()).isOne();
    }

    @Test
    void anAnswerInTheLastMinuteCountsAndNoneAfterItThoughTheTimerIsLate() {
        String number = opened();
        List<OwnerLink> homes = homes(number, 2);
        Instant closes = survey.sheet(number, CLERK).orElseThrow().state().closesAt();
        at(closes.minusSeconds(1));
        survey.answer(homes.get(0), all(number, "SATISFIED"));
        at(closes);
        assertThatThrownBy(() -> survey.answer(homes.get(1), all(number, "SATISFIED")))
                .isInstanceOf(PropertyNotNow.class)
                .hasMessageContaining("已经截止");
        assertThatThrownBy(() -> survey.answer(homes.get(0), all(number, "VERY_UNSATISFIED")))
                .isInstanceOf(PropertyNotNow.class);

        assertThat(survey.close(number).respondents()).isOne();
        assertThat(survey.close(number).praise()).isOne();
    }

    @Test
    void aPaperTakesThePlaceOfAnOnlineAnswerAndASecondPaperIsRefused() {
        String number = opened();
        OwnerLink home = homes(number, 2).get(0);
        survey.answer(home, all(number, "NEUTRAL"));
        assertThatThrownBy(() -> survey.enter(number, home.code(), PLEASED, CLERK))
                .isInstanceOf(PropertyRefused.class)
                .hasMessageContaining("收回份数");
        assertThatThrownBy(() -> survey.papers(number, 2, null, null, CLERK))
                .isInstanceOf(PropertyRefused.class)
                .hasMessageContaining("扫描件");
        survey.papers(number, 2, "清点表.png", PHOTO, CLERK);
        survey.enter(number, home.code().toLowerCase(), PLEASED, CLERK);
        assertThatThrownBy(() -> survey.enter(number, home.code(), "5555555", CLERK))
                .isInstanceOf(PropertyNotNow.class)
                .hasMessageContaining("已经录入过");
        assertThat(survey.close(number).score()).isEqualByComparingTo("100");
        assertThat(survey.close(number).respondents()).isOne();
    }

    @Test
    void anOnlineAnswerAfterThePaperCountsToo() {
        String number = opened();
        OwnerLink home = homes(number, 1).get(0);
        survey.papers(number, 1, "清点表.png", PHOTO, CLERK);
        survey.enter(number, home.code(), PLEASED, CLERK);
        survey.answer(home, all(number, "NEUTRAL"));
        assertThat(survey.close(number).score()).isEqualByComparingTo("60");
    }

    @Test
    void aHomeIsFoundWithoutTheFrontOfItsBuildingsNameAndNeverInAnotherBuilding() {
        String number = opened();
        home(number, "阳光里3栋", "101");
        home(number, "阳光里13栋", "301");
        home(number, "东区5栋", "101");
        home(number, "西区5栋", "101");
        survey.papers(number, 4, "清点表.png", PHOTO, CLERK);

        survey.enter(number, "3栋 1单元 101", PLEASED, CLERK);
        assertThatThrownBy(() -> survey.enter(number, "阳光里3栋1单元101", PLEASED, CLERK))
                .isInstanceOf(PropertyNotNow.class)
                .hasMessageContaining("已经录入过");
        assertThatThrownBy(() -> survey.enter(number, "3栋1单元301", PLEASED, CLERK))
                .isInstanceOf(PropertyRefused.class)
                .hasMessageContaining("没有这一户");
        assertThatThrownBy(() -> survey.enter(number, "5栋1单元101", PLEASED, CLERK))
                .isInstanceOf(PropertyRefused.class)
                .hasMessageContaining("有 2 户都可以叫");
        survey.enter(number, "西区5栋1单元101", PLEASED, CLERK);

        assertThat(survey.close(number).respondents()).isEqualTo(2);
    }

    @Test
    void refusesWhatIsNoAnswerAndNoHome() {
        String number = opened();
        OwnerLink home = homes(number, 1).get(0);
        Map<String, String> missing = all(number, "NEUTRAL");
        missing.remove("ORDER");
        assertThatThrownBy(() -> survey.answer(home, missing)).isInstanceOf(PropertyRefused.class);
        assertThatThrownBy(() -> survey.answer(home, all(number, "GREAT"))).isInstanceOf(PropertyRefused.class);
        survey.papers(number, 1, "清点表.png", PHOTO, CLERK);
        for (String wrong : new String[] {null, "", "111111", "11111111", "1111116", "111111a", "1111110"}) {
            assertThatThrownBy(() -> survey.enter(number, home.code(), wrong, CLERK))
                    .as(wrong)
                    .isInstanceOf(PropertyRefused.class);
        }
        assertThatThrownBy(() -> survey.enter(number, "99栋1单元101", PLEASED, CLERK))
                .isInstanceOf(PropertyRefused.class)
                .hasMessageContaining("没有这一户");
        for (OwnerLink wrong : List.of(
                new OwnerLink(number, 1L, "x", null),
                new OwnerLink(number, null, null, "AAAAAAAAAA"),
                new OwnerLink(opened(), null, null, home.code()),
                new OwnerLink(number, null, null, null))) {
            assertThatThrownBy(() -> survey.sheet(wrong)).isInstanceOf(UnknownProperty.class);
            assertThatThrownBy(() -> survey.answer(wrong, all(number, "NEUTRAL")))
                    .isInstanceOf(UnknownProperty.class);
        }
        assertThat(survey.close(number).respondents()).isZero();
    }

    @Test
    void scorersAndStrangersDoNotHandlePapers() {
        String number = opened();
        ScoredAssessments.onsite(jdbc, number, 88, Set.of(), "community06", "street99");
        assertThatThrownBy(() -> survey.papers(number, 1, "清点表.png", PHOTO, CLERK))
                .isInstanceOf(PropertyNotYours.class)
                .hasMessageContaining("参加了这次考核的评分");
        assertThatThrownBy(() -> survey.issue(number, 1, STRANGER)).isInstanceOf(UnknownProperty.class);
        assertThatThrownBy(() -> survey.issue(number, 1, HOUSING)).isInstanceOf(PropertyNotYours.class);
    }

    @Test
    void givesOutNoMoreCodesThanTheContractHasHomes() {
        String number = opened();
        assertThat(homes(number, 9)).doesNotHaveDuplicates();
        assertThatThrownBy(() -> survey.issue(number, 2, CLERK))
                .isInstanceOf(PropertyRefused.class)
                .hasMessageContaining("最多还能发 1 个");
    }

    @Test
    void theTablesNameNoHome() {
        String number = opened();
        OwnerLink home = homes(number, 1).get(0);
        survey.answer(home, all(number, "NEUTRAL"));
        for (String table : List.of("property_survey_answer", "property_survey_code")) {
            assertThat(jdbc.sql("select t::text from " + table + " t where assessment = ?")
                            .param(number)
                            .query(String.class)
                            .list())
                    .allSatisfy(row -> assertThat(row).doesNotContain(home.code()));
        }
    }

    @Test
    void twoAnswersOfOneHomeAtOnceAreOneAnswer() throws Exception {
        String number = opened();
        OwnerLink home = homes(number, 1).get(0);
        Map<String, String> answers = all(number, "NEUTRAL");
        CountDownLatch go = new CountDownLatch(1);
        ExecutorService eight = Executors.newFixedThreadPool(8);
        for (int at = 0; at < 8; at++) {
            eight.submit(() -> {
                go.await();
                survey.answer(home, answers);
                return null;
            });
        }
        go.countDown();
        eight.shutdown();
        assertThat(eight.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        assertThat(survey.close(number).respondents()).isOne();
    }

    private void home(String number, String building, String home) {
        String compound = assessments.get(number).compound();
        String code = compound + building.hashCode();
        jdbc.sql("insert into building (code, compound, name, storeys, lift) values (?, ?, ?, 6, false)")
                .params(code, compound, building)
                .update();
        jdbc.sql("insert into home (building, entrance, number, floor, area, use)"
                        + " values (?, '1', ?, 1, 80, 'RESIDENCE')")
                .params(code, home)
                .update();
    }
}
