package cn.tongxinqiao.request.process;

import static cn.tongxinqiao.request.process.FilledForm.accepted;
import static cn.tongxinqiao.request.process.FilledForm.checkPassed;
import static cn.tongxinqiao.request.process.FilledForm.satisfied;
import static cn.tongxinqiao.request.process.FilledForm.solved;
import static cn.tongxinqiao.request.process.NewCase.aHardCase;
import static cn.tongxinqiao.request.process.NewCase.aMinorCase;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.tongxinqiao.IntegrationTest;
import cn.tongxinqiao.publication.Board;
import cn.tongxinqiao.publication.BoardQuery;
import cn.tongxinqiao.publication.Publication;
import cn.tongxinqiao.publication.PublicationStatus;
import cn.tongxinqiao.publication.PublicationWords;
import cn.tongxinqiao.publication.Publications;
import cn.tongxinqiao.request.Category;
import cn.tongxinqiao.request.PublicationConsent;
import cn.tongxinqiao.request.Status;
import cn.tongxinqiao.request.UnknownRequest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a case becomes on the public board when it ends. */
@IntegrationTest
class PublicationProposalIT {

    @Autowired
    private CaseDriver cases;

    @Autowired
    private Publications publications;

    @Autowired
    private PublicationConsent consent;

    @Autowired
    private PublicationWords words;

    @Autowired
    private Board board;

    @Autowired
    private JdbcClient jdbc;

    @AfterEach
    void leaveNothingOpen() {
        cases.leaveNothingOpen();
    }

    @Test
    void proposesAClosedCaseOnceAndMasked() {
        DrivenCase closed = closed(aMinorCase().saying("欧阳清心说3栋502房门口13800138000路灯不亮"));

        Publication entry = proposed(closed);

        assertThat(entry.status()).isEqualTo(PublicationStatus.PROPOSED);
        assertThat(entry.content().text()).isEqualTo("〔姓名〕说〔住址〕门口〔电话〕路灯不亮");
        assertThat(entry.category()).isEqualTo("ENV");
        assertThat(entry.tier()).isEqualTo("MINOR");
        assertThat(entry.unitName()).contains("荔园里");
        assertThat(entry.workingDays()).isZero();
        assertThat(entry.rating()).isEqualTo("已解决，满意");
        assertThat(decision(closed)).contains("rule_request");
        assertThat(publications.original(entry).orElseThrow().text()).contains("欧阳清心");
    }

    @Test
    void saysThatNobodyRated() {
        DrivenCase request = handled(aMinorCase());
        request.fireTimer("event_visitWindowClosed");
        assertThat(request.status()).isEqualTo(Status.CLOSED);

        assertThat(proposed(request).rating()).isEqualTo("未评价");
    }

    @ParameterizedTest
    @ValueSource(strings = {"minorInvolved", "healthInvolved", "familyMatter", "povertyDetail", "security"})
    void proposesNothingOfWhatTheClerkFoundSensitive(String fact) {
        DrivenCase closed = closed(aMinorCase().with(fact, true));

        assertThat(entries(closed)).isEmpty();
        assertThat(decision(closed)).contains("rule_" + fact);
    }

    @ParameterizedTest
    @CsvSource({"MED,rule_sensitiveCategory", "PSY,rule_sensitiveCategory", "DIS,rule_povertyDetail"})
    void proposesNothingOfSensitiveCategories(String category, String rule) {
        DrivenCase request = cases.enter(aMinorCase().with("households", 1).of(category));
        close(request);

        assertThat(entries(request)).isEmpty();
        assertThat(decision(request)).contains(rule);
    }

    @Test
    void proposesNothingTheWordsForbidWhenNobodyJudged() {
        DrivenCase closed = closed(aMinorCase().saying("学生放学路上路灯不亮"));

        assertThat(entries(closed)).isEmpty();
        assertThat(decision(closed)).contains("rule_incomplete");
    }

    @Test
    void proposesNothingTheRequesterRefused() {
        DrivenCase closed = closed(aMinorCase().notForPublication());

        assertThat(entries(closed)).isEmpty();
        assertThat(decision(closed)).contains("rule_refusedByRequester");
    }

    @Test
    void proposesTheMainCaseAndNotWhatWasMergedIntoIt() {
        DrivenCase main = cases.enter(aMinorCase());
        DrivenCase follower = cases.enter(aMinorCase().with("duplicateOf", main.number()));
        close(main);

        assertThat(entries(main)).hasSize(1);
        assertThat(entries(follower)).isEmpty();
    }

    @Test
    void handlesOnItsOwnWhatIsSaidToRepeatACaseThatIsOverAndShown() {
        DrivenCase over = closed(aMinorCase());

        DrivenCase late = cases.enter(aMinorCase().with("duplicateOf", over.number()));

        assertThat(late.status()).isEqualTo(Status.DISPATCHED);
        assertThat(entries(over)).hasSize(1);
        assertThat(over.timeline()).doesNotContain("FOLLOWER_ADDED");
    }

    @Test
    void proposesNothingOfARequesterWhoLeftToOthers() {
        DrivenCase main = cases.enter(aMinorCase());
        cases.enter(aMinorCase().with("duplicateOf", main.number()));
        main.withdraw();
        close(main);

        assertThat(entries(main)).isEmpty();
    }

    @Test
    void proposesNothingThatEndedOtherwise() {
        DrivenCase withdrawn = cases.enter(aMinorCase());
        withdrawn.withdraw();
        DrivenCase rejected = cases.enter(aMinorCase().with("otherChannel", true));
        DrivenCase transferred = cases.enter(aMinorCase().with("emergencyKind", "POLICE_FIRE_MEDICAL"));
        transferred.submit("clerk", "userTask_recordTransfer", FilledForm.transferRecorded());

        assertThat(List.of(withdrawn.status(), rejected.status(), transferred.status()))
                .containsExactly(Status.WITHDRAWN, Status.REJECTED, Status.TRANSFERRED);
        for (DrivenCase ended : List.of(withdrawn, rejected, transferred)) {
            assertThat(entries(ended)).isEmpty();
        }
    }

    @Test
    void namesTheTeamOfAHardCase() {
        DrivenCase request = cases.enter(aHardCase("FAC"));
        String team = request.column("unit");
        String leader = cases.leaderOf(team);
        request.submit(leader, "userTask_accept", accepted());
        request.submit(leader, "userTask_handle", solved());
        request.submit(leader, "userTask_check", checkPassed());
        request.submit("callback", "userTask_visit", satisfied());

        assertThat(proposed(request).tier()).isEqualTo("HARD");
        assertThat(proposed(request).unitName()).isNotBlank().isNotEqualTo(team);
    }

    @Test
    void takesAPublishedCaseOffTheBoardWhenConsentIsWithdrawn() {
        DrivenCase closed = closed(aMinorCase());
        Publication entry = proposed(closed);
        publications.approve(entry.id(), entry.version(), entry.content(), "publisher");
        assertThat(shown(entry.id())).isTrue();

        assertThatThrownBy(() -> consent.withdraw(closed.number(), "wrong")).isInstanceOf(UnknownRequest.class);
        assertThat(shown(entry.id())).isTrue();
        consent.withdraw(closed.number(), closed.token());
        consent.withdraw(closed.number(), closed.token());

        assertThat(shown(entry.id())).isFalse();
        assertThat(closed.timeline()).endsWith("PUBLICATION_REFUSED").containsOnlyOnce("PUBLICATION_REFUSED");
    }

    @Test
    void neverProposesACaseWhoseConsentWasWithdrawnBefore() {
        DrivenCase request = cases.enter(aMinorCase());
        consent.withdraw(request.number(), request.token());
        close(request);

        assertThat(entries(request)).isEmpty();
    }

    @Test
    void tellsTheBoardEveryCategory() {
        assertThat(words.categories()).hasSameSizeAs(Category.values()).containsEntry("ENV", Category.ENV.label());
    }

    private DrivenCase closed(NewCase entry) {
        DrivenCase request = cases.enter(entry);
        close(request);
        return request;
    }

    private DrivenCase handled(NewCase entry) {
        DrivenCase request = cases.enter(entry);
        request.submit("community01", "userTask_handle", solved());
        return request;
    }

    private void close(DrivenCase request) {
        request.submit("community01", "userTask_handle", solved());
        request.submit("callback", "userTask_visit", satisfied());
        assertThat(request.status()).isEqualTo(Status.CLOSED);
    }

    private Publication proposed(DrivenCase request) {
        assertThat(entries(request)).hasSize(1);
        return publications.entry(entries(request).get(0));
    }

    private List<UUID> entries(DrivenCase request) {
        return jdbc.sql("select id from publication where source = ?")
                .param(request.number())
                .query(UUID.class)
                .list();
    }

    private String decision(DrivenCase request) {
        return jdbc.sql("select rules || ' ' || explanation from request_decision"
                        + " where number = ? and decision = 'publication-rule'")
                .param(request.number())
                .query(String.class)
                .single();
    }

    private boolean shown(UUID id) {
        return board.page(new BoardQuery(null, 50, null, null, null)).items().stream()
                .anyMatch(item -> item.id().equals(id));
    }
}
