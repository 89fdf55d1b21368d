package cn.tongxinqiao.request.process;

import static cn.tongxinqiao.request.process.FilledForm.agreed;
import static cn.tongxinqiao.request.process.FilledForm.beyondUs;
import static cn.tongxinqiao.request.process.FilledForm.detailMissing;
import static cn.tongxinqiao.request.process.FilledForm.satisfied;
import static cn.tongxinqiao.request.process.FilledForm.solved;
import static cn.tongxinqiao.request.process.FilledForm.unsatisfied;
import static cn.tongxinqiao.request.process.NewCase.aMinorCase;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.tongxinqiao.IntegrationTest;
import cn.tongxinqiao.request.Status;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who is written to about a case, and who is not. */
@IntegrationTest
class CaseLettersIT {

    private static final String ADDRESS = "resident@example.org";

    @Autowired
    private CaseDriver cases;

    @AfterEach
    void leaveNothingOpen() {
        cases.leaveNothingOpen();
    }

    @Test
    void writesFromTheReceiptToTheThanks() {
        DrivenCase request = cases.enter(aMinorCase().writtenTo(ADDRESS));
        request.submit("community01", "userTask_handle", solved());
        request.submit("callback", "userTask_visit", satisfied());

        assertThat(lettersTo(request)).containsExactly("REQUEST_RECEIPT", "PROGRESS", "RATING_ASKED", "RESULT_THANKS");
        assertThat(lettersOf(request, true)).isEmpty();
    }

    @Test
    void writesToNobodyWhoLeftNoAddress() {
        DrivenCase request = cases.enter(aMinorCase());
        request.submit("community01", "userTask_handle", solved());
        request.submit("callback", "userTask_visit", satisfied());

        assertThat(request.status()).isEqualTo(Status.CLOSED);
        assertThat(lettersTo(request)).isEmpty();
    }

    @Test
    void asksForDetailByLetter() {
        DrivenCase request = cases.enter(aMinorCase().fromThePublic().writtenTo(ADDRESS));
        request.submit("clerk", "userTask_confirmFacts", detailMissing());

        assertThat(lettersTo(request)).containsExactly("REQUEST_RECEIPT", "DETAIL_ASKED");
    }

    @Test
    void writesOfEveryRoundOfHandlingAndAsksForARatingInEach() {
        DrivenCase request = cases.enter(aMinorCase().writtenTo(ADDRESS));
        request.submit("community01", "userTask_handle", solved());
        request.submit("callback", "userTask_visit", unsatisfied());
        request.submit("community01", "userTask_handle", solved());
        request.submit("callback", "userTask_visit", satisfied());

        assertThat(lettersTo(request))
                .containsExactly(
                        "REQUEST_RECEIPT",
                        "PROGRESS",
                        "RATING_ASKED",
                        "PROGRESS",
                        "PROGRESS",
                        "RATING_ASKED",
                        "RESULT_THANKS");
    }

    @Test
    void writesToEverybodyWhoseRequestWasMerged() {
        DrivenCase main = cases.enter(aMinorCase());
        DrivenCase follower =
                cases.enter(aMinorCase().with("duplicateOf", main.number()).writtenTo(ADDRESS));
        main.submit("community01", "userTask_handle", solved());
        main.submit("callback", "userTask_visit", satisfied());

        assertThat(lettersTo(follower)).containsExactly("REQUEST_RECEIPT", "PROGRESS", "FOLLOWER_ANSWERED");
        assertThat(lettersTo(main)).isEmpty();
    }

    @Test
    void tellsStaffWhatWasPutOnTheirDeskAndNotWhatTheyTook() {
        DrivenCase given = cases.enter(aMinorCase());
        given.fireTimer("event_claimWindowClosed");
        DrivenCase taken = cases.enter(aMinorCase());
        taken.claim("community01", "userTask_handle");

        assertThat(lettersOf(given, true)).containsExactly("STAFF_ASSIGNED");
        assertThat(lettersOf(taken, true)).isEmpty();
    }

    @Test
    void tellsTheTeamLeaderOfACaseThatCameUp() {
        DrivenCase request = cases.enter(aMinorCase());
        request.submit("community01", "userTask_handle", beyondUs());
        request.submit("secretary01", "userTask_consent", agreed());

        assertThat(request.openTasks()).containsExactly("userTask_accept");
        assertThat(lettersOf(request, true)).containsExactly("STAFF_ESCALATED");
        assertThat(keys(request)).allMatch(key -> key.endsWith(":team06"));
    }

    @Test
    void writesNothingForAnActThatFailed() {
        DrivenCase request = cases.enter(aMinorCase().writtenTo(ADDRESS));

        assertThatThrownBy(() -> request.submit("community02", "userTask_handle", solved()));

        assertThat(lettersTo(request)).containsExactly("REQUEST_RECEIPT");
    }

    @Test
    void keepsAddressAndTextOutOfTheRowInClear() {
        DrivenCase request = cases.enter(aMinorCase().writtenTo(ADDRESS));

        assertThat(cases.jdbc
                        .sql("select to_jsonb(letter)::text from letter where subject_number = ?")
                        .param(request.number())
                        .query(String.class)
                        .single())
                .doesNotContain(ADDRESS, "resident", "垃圾桶", request.token());
    }

    private List<String> lettersTo(DrivenCase request) {
        return lettersOf(request, false);
    }

    private List<String> lettersOf(DrivenCase request, boolean forStaff) {
        return cases.jdbc
                .sql(
                        "select template from letter where subject_number = ? and for_staff = ? order by created_at, template")
                .params(request.number(), forStaff)
                .query(String.class)
                .list();
    }

    private List<String> keys(DrivenCase request) {
        return cases.jdbc
                .sql("select business_key from letter where subject_number = ? and for_staff")
                .param(request.number())
                .query(String.class)
                .list();
    }
}
