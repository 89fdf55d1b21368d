package cn.tongxinqiao.vote;

import cn.tongxinqiao.IntegrationTest;
import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.estate.Scope;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the tests of votes share: the demo building, people, a clock that stands, and a photo. */
@IntegrationTest
abstract class VoteFixture {

    static final SignedIn WORKER = new SignedIn("community01", Set.of("role-staff", "community-440118001901"));
    static final SignedIn STRANGER = new SignedIn("community02", Set.of("role-staff", "community-440118002901"));
    static final SignedIn MEDIATOR = new SignedIn("mediator", Set.of("role-staff", "mediator"));
    static final SignedIn HOUSING = new SignedIn("housing", Set.of("role-staff", "dept-housing"));

    static final Scope DEMO = new Scope("LJHY", "LJHY-3", "1单元");
    static final Instant START = Instant.parse("2026-03-02T01:00:00Z");
    static final Instant END = START.plus(Duration.ofDays(7));
    static final byte[] PHOTO = photo();

    @Autowired
    OwnerVotes votes;

    @Autowired
    Ballots ballots;

    @Autowired
    VoteBoards boards;

    @Autowired
    VoteRows rows;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @BeforeEach
    void clockStands() {
        at(START);
    }

    @AfterEach
    void clockGoesOn() {
        ClockUtil.reset();
    }

    static void at(Instant moment) {
        ClockUtil.setCurrentTime(Date.from(moment));
    }

    static NewVote lift(String title) {
        return new NewVote(title, "LIFT", DEMO, "是否同意加装一台电梯？", START, END);
    }

    OwnerVote opened(String title) {
        return votes.open(votes.draft(lift(title), WORKER, null).number(), WORKER);
    }

    /** Parties by the number of the owner in the demo building, O01 to O35. */
    Map<String, UUID> parties(String number) {
        Map<String, UUID> parties = new TreeMap<>();
        rows.heads(number).forEach(head -> parties.put(head.code(), head.party()));
        return parties;
    }

    static BallotEntry paper(Choice choice, Instant givenAt) {
        return new BallotEntry(
                choice, BallotChannel.PAPER, givenAt, null, null, List.of(new BallotFile("票.png", PHOTO)), List.of());
    }

    static BallotEntry visit(Choice choice) {
        return new BallotEntry(choice, BallotChannel.VISIT, null, null, null, List.of(), List.of());
    }

    Ballot record(String number, UUID party, BallotEntry entry) {
        return ballots.record(number, party, entry, WORKER, UUID.randomUUID().toString());
    }

    VoteLink link(String number, UUID party) {
        int version = rows.head(number, party).orElseThrow().linkVersion();
        return Ballots.link(tokens, number, party, version);
    }

    @Autowired
    private cn.tongxinqiao.privacy.LinkTokens tokens;

    private static byte[] photo() {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB), "png", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
