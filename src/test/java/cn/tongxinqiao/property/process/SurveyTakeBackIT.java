package cn.tongxinqiao.property.process;

import static java.net.URLEncoder.encode;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.tongxinqiao.contract.Answer;
import cn.tongxinqiao.contract.Caller;
import cn.tongxinqiao.property.AssessmentEvent;
import cn.tongxinqiao.property.OwnerLink;
import cn.tongxinqiao.property.OwnerResults;
import cn.tongxinqiao.property.OwnerSurvey;
import cn.tongxinqiao.property.PropertyNotNow;
import cn.tongxinqiao.property.PropertyNotYours;
import cn.tongxinqiao.property.PropertyRefused;
import cn.tongxinqiao.property.UnknownProperty;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Papers of the survey that were entered wrongly: taken back with a reason, kept, and what counts then. */
class SurveyTakeBackIT extends PublicationFixture {

    private static final String PLEASED = "1111111";
    private static final String WHY = "录错了住户。";

    @LocalServerPort
    private int port;

    private String withPapers(int papers) {
        String number = opened();
        survey.papers(number, papers, "清点表.png", PHOTO, CLERK);
        return number;
    }

    private List<String> states(String number) {
        return jdbc.sql("select state || ':' || channel || ':' || choices from property_survey_former"
                        + " where assessment = ? order by id")
                .param(number)
                .query(String.class)
                .list();
    }

    @Test
    void whatWasAnsweredOnlineBeforeItCountsAgain() {
        String number = withPapers(1);
        OwnerLink home = homes(number, 1).get(0);
        survey.answer(home, all(number, "NEUTRAL"));
        survey.enter(number, home.code(), PLEASED, CLERK);
        survey.takeBack(number, home.code(), WHY, CLERK);

        assertThat(survey.answered(home)).containsEntry("OVERALL", "NEUTRAL");
        assertThat(survey.progress(number, CLERK)).isEqualTo(new OwnerSurvey.Progress(1, 0, 1));
        assertThat(states(number))
                .satisfiesExactly(
                        online -> assertThat(online).startsWith("RESTORED:ONLINE:NEUTRAL"),
                        paper -> assertThat(paper).startsWith("TAKEN_BACK:PAPER:VERY_SATISFIED"));
        assertThat(survey.takenBack(number, CLERK))
                .containsExactly(new OwnerSurvey.TakenBack(START, "community06", WHY));
        assertThat(assessments.events(number)).extracting(AssessmentEvent::kind).containsOnlyOnce("PAPER_TAKEN_BACK");
        assertThat(jdbc.sql("select count(*) from audit_entry where ? in (case_number, subject_id)"
                                + " and concat(reason, details) like '%撤回录错%'")
                        .param(number)
                        .query(Integer.class)
                        .single())
                .isOne();
        OwnerResults.Outcome outcome = survey.close(number);
        assertThat(outcome.score()).isEqualByComparingTo("60");
        assertThat(outcome.respondents()).isOne();
    }

    @Test
    void withoutAnAnswerBeforeTheHomeHasNotAnsweredAndItsOwnPaperCanBeEntered() {
        String number = withPapers(1);
        List<OwnerLink> homes = homes(number, 2);
        survey.enter(number, homes.get(0).code(), PLEASED, CLERK);
        survey.takeBack(number, homes.get(0).code(), WHY, CLERK);
        assertThat(survey.answered(homes.get(0))).isEmpty();
        assertThatThrownBy(() -> survey.takeBack(number, homes.get(0).code(), WHY, CLERK))
                .isInstanceOf(PropertyNotNow.class);

        survey.enter(number, homes.get(1).code(), "3333333", CLERK);
        OwnerResults.Outcome outcome = survey.close(number);
        assertThat(outcome.respondents()).isOne();
        assertThat(outcome.score()).isEqualByComparingTo("60");
    }

    @Test
    void theAnswerJustBeforeCountsHoweverOftenItWasEntered() {
        String number = withPapers(2);
        OwnerLink home = homes(number, 1).get(0);
        survey.answer(home, all(number, "UNSATISFIED"));
        survey.enter(number, home.code(), PLEASED, CLERK);
        // Online after the paper: the paper no longer counts and there is nothing to take back.
        survey.answer(home, all(number, "NEUTRAL"));
        assertThatThrownBy(() -> survey.takeBack(number, home.code(), WHY, CLERK))
                .isInstanceOf(PropertyNotNow.class);
        survey.enter(number, home.code(), PLEASED, CLERK);
        survey.takeBack(number, home.code(), WHY, CLERK);
        assertThat(survey.answered(home)).containsEntry("OVERALL", "NEUTRAL");
        survey.enter(number, home.code(), "2222222", CLERK);
        survey.takeBack(number, home.code(), WHY, CLERK);
        assertThat(survey.answered(home)).containsEntry("OVERALL", "NEUTRAL");
        assertThat(survey.close(number).score()).isEqualByComparingTo("60");
    }

    @Test
    void notAfterTheEndNotWithoutAReasonAndNotByAnybody() {
        String number = withPapers(1);
        OwnerLink home = homes(number, 1).get(0);
        survey.enter(number, home.code(), PLEASED, CLERK);
        assertThatThrownBy(() -> survey.takeBack(number, home.code(), " ", CLERK))
                .isInstanceOf(PropertyRefused.class);
        assertThatThrownBy(() -> survey.takeBack(number, "99栋101", WHY, CLERK)).isInstanceOf(PropertyRefused.class);
        assertThatThrownBy(() -> survey.takeBack(number, home.code(), WHY, HOUSING))
                .isInstanceOf(PropertyNotYours.class);
        assertThatThrownBy(() -> survey.takeBack(number, home.code(), WHY, STRANGER))
                .isInstanceOf(UnknownProperty.class);
        assertThat(states(number)).isEmpty();
        assertThat(survey.close(number).respondents()).isOne();
        assertThatThrownBy(() -> survey.takeBack(number, home.code(), WHY, CLERK))
                .isInstanceOf(PropertyNotNow.class)
                .hasMessageContaining("已经结束");
    }

    @Test
    void scorersDoNotTakeBack() {
        String number = withPapers(1);
        OwnerLink home = homes(number, 1).get(0);
        survey.enter(number, home.code(), PLEASED, CLERK);
        ScoredAssessments.onsite(jdbc, number, 88, Set.of(), "community06", "street99");
        assertThatThrownBy(() -> survey.takeBack(number, home.code(), WHY, CLERK))
                .isInstanceOf(PropertyNotYours.class);
    }

    @Test
    void twoAtOnceTakeBackOne() throws Exception {
        String number = withPapers(1);
        OwnerLink home = homes(number, 1).get(0);
        survey.answer(home, all(number, "NEUTRAL"));
        survey.enter(number, home.code(), PLEASED, CLERK);
        CountDownLatch go = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        int done = 0;
        try {
            List<Future<Object>> both = List.of(0, 1).stream()
                    .map(at -> threads.submit(() -> {
                        go.await();
                        survey.takeBack(number, home.code(), WHY, CLERK);
                        return null;
                    }))
                    .toList();
            go.countDown();
            for (Future<Object> one : both) {
                try {
                    one.get();
                    done++;
                } catch (ExecutionException late) {
                    assertThat(late).hasCauseInstanceOf(PropertyNotNow.class);
                }
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(done).isOne();
        assertThat(survey.close(number).score()).isEqualByComparingTo("60");
    }

    @Test
    void onThePage() {
        String number = withPapers(1);
        OwnerLink home = homes(number, 1).get(0);
        survey.enter(number, home.code(), PLEASED, CLERK);
        String page = "/property-assessments/" + number + "/survey";
        String act = page + "/answers/taken-back";
        Caller anybody = Caller.anonymous(port);
        Caller clerk = anybody.signedIn("community06");
        String evil = post(clerk, page, act, "<b>x", "<i>错").expect(422).body();
        assertThat(evil).contains("没有这一户", "&lt;i&gt;错").doesNotContain("<b>x", "<i>错");
        post(clerk, page, act, home.code(), "").expect(422);
        post(anybody.signedIn("housing"), page, act, home.code(), WHY).expect(403);
        anybody.signedIn("community02").get(page).expect(404);
        assertThat(survey.progress(number, CLERK).onPaper()).isOne();
        post(clerk, page, act, home.code(), "<i>错").expect(302);
        post(clerk, page, act, home.code(), WHY).expect(409);
        assertThat(clerk.get(page + "?done=back").expect(200).body())
                .contains("已撤回一份。", "撤回的纸质问卷", "&lt;i&gt;错")
                .doesNotContain("<i>错", home.code());
        assertThat(survey.progress(number, CLERK).onPaper()).isZero();
    }

    private static Answer post(Caller browser, String page, String act, String home, String reason) {
        Matcher csrf = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"")
                .matcher(browser.get(page).expect(200).body());
        return browser.also("Sec-Fetch-Site", "same-origin")
                .form(
                        act,
                        "_csrf=" + (csrf.find() ? encode(csrf.group(1), UTF_8) : "") + "&wrongHome="
                                + encode(home, UTF_8) + "&reason=" + encode(reason, UTF_8));
    }
}
