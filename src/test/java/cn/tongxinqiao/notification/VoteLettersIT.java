package cn.tongxinqiao.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.estate.Scope;
import cn.tongxinqiao.vote.BallotChannel;
import cn.tongxinqiao.vote.BallotEntry;
import cn.tongxinqiao.vote.Ballots;
import cn.tongxinqiao.vote.Choice;
import cn.tongxinqiao.vote.NewVote;
import cn.tongxinqiao.vote.OwnerVotes;
import cn.tongxinqiao.vote.PublicVotes;
import cn.tongxinqiao.vote.UnknownVote;
import cn.tongxinqiao.vote.VoteBoards;
import cn.tongxinqiao.vote.VoteHead;
import cn.tongxinqiao.vote.VoteLink;
import cn.tongxinqiao.vote.VoteNotOpen;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The letters of a vote, as a mail server gets them. */
class VoteLettersIT extends OutboxFixture {

    private static final SignedIn WORKER = new SignedIn("community01", Set.of("role-staff", "community-440118001901"));
    private static final Pattern LINK =
            Pattern.compile("/votes/(BJ\\d+)/ballot\\?owner=([0-9a-f-]{36})&(?:amp;)?token=([\\w-]{22})");

    @Autowired
    private OwnerVotes votes;

    @Autowired
    private Ballots ballots;

    @Autowired
    private VoteBoards boards;

    @Autowired
    private PublicVotes publicVotes;

    @Test
    void ownersGetTheirLinkAReminderADayAndTheResult() {
        String number = draft();
        assertThat(letters()).isZero();
        votes.open(number, WORKER);
        votes.open(number, WORKER);
        int invited = letters();
        assertThat(invited).isBetween(5, 35);
        run(sender);

        List<String> sent = texts();
        assertThat(sent).hasSize(invited).allMatch(text -> text.contains("加装电梯") && text.contains(number));
        Map<UUID, VoteLink> links =
                sent.stream().map(VoteLettersIT::link).collect(Collectors.toMap(VoteLink::party, Function.identity()));
        assertThat(links).hasSize(invited);
        VoteLink one = links.values().iterator().next();
        assertThat(publicVotes.sheet(one).head().party()).isEqualTo(one.party());

        ballots.castByLink(one, Choice.AGREE, "k");
        assertThat(votes.remind(number, WORKER)).isEqualTo(invited - 1);
        assertThat(votes.remind(number, WORKER)).isZero();
        later(Duration.ofDays(1));
        assertThat(votes.remind(number, WORKER)).isEqualTo(invited - 1);

        VoteLink other = links.values().stream()
                .filter(link -> !link.equals(one))
                .findFirst()
                .orElseThrow();
        assertThat(votes.renewLink(number, other.party(), WORKER)).isTrue();
        assertThatThrownBy(() -> publicVotes.sheet(other)).isInstanceOf(UnknownVote.class);

        for (VoteHead head : boards.heads(number, WORKER)) {
            ballots.record(
                    number,
                    head.party(),
                    new BallotEntry(Choice.AGREE, BallotChannel.VISIT, null, null, null, List.of(), List.of()),
                    WORKER,
                    head.code());
        }
        int before = letters();
        votes.close(number, WORKER);
        votes.close(number, WORKER);
        assertThat(letters() - before).isEqualTo(invited);
        run(sender);
        assertThat(texts().stream().filter(text -> text.contains("表决已经结束")))
                .hasSize(invited)
                .allMatch(text -> text.contains("通过") && text.contains("/votes/" + number));
        assertThat(jdbc.sql("select address || parameters from letter where subject_number = ?")
                        .param(number)
                        .query(String.class)
                        .list())
                .noneMatch(row -> row.contains("demo.example") || row.contains("token"));
    }

    @Test
    void ownersAreToldOnceThatAnOpenVoteIsCalledOffAndNobodyOfADraft() {
        String draft = draft();
        votes.cancel(draft, "先不开了", WORKER);
        assertThat(letters()).isZero();

        String number = draft();
        votes.open(number, WORKER);
        int invited = letters();
        votes.cancel(number, "方案有改动", WORKER);
        assertThatThrownBy(() -> votes.cancel(number, "再取消一次", WORKER)).isInstanceOf(VoteNotOpen.class);

        assertThat(letters()).isEqualTo(2 * invited);
        run(sender);
        assertThat(texts().stream().filter(text -> text.contains("取消了")))
                .hasSize(invited)
                .allMatch(text -> text.contains("方案有改动") && text.contains(number));
    }

    private String draft() {
        return votes.draft(
                        new NewVote(
                                "加装电梯",
                                "LIFT",
                                new Scope("LJHY", "LJHY-3", "1单元"),
                                "是否同意？",
                                NOON,
                                NOON.plus(Duration.ofDays(7))),
                        WORKER,
                        null)
                .number();
    }

    private int letters() {
        return jdbc.sql("select count(*) from letter where template like 'VOTE%'")
                .query(Integer.class)
                .single();
    }

    private List<String> texts() {
        return server.taken().stream().map(VoteLettersIT::text).toList();
    }

    private static VoteLink link(String text) {
        Matcher matcher = LINK.matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return new VoteLink(matcher.group(1), UUID.fromString(matcher.group(2)), matcher.group(3));
    }

    private static String text(String letter) {
        try {
            var message = new MimeMessage(null, new ByteArrayInputStream(letter.getBytes(StandardCharsets.UTF_8)));
            Object content = message.getContent();
            while (content instanceof Multipart parts) {
                content = parts.getBodyPart(0).getContent();
            }
            return message.getSubject() + "\n" + content;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
