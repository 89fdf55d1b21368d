package cn.tongxinqiao.vote;

import cn.tongxinqiao.document.PdfPapers;
import cn.tongxinqiao.document.QrCode;
import cn.tongxinqiao.estate.EstateRegister;
import cn.tongxinqiao.estate.Snapshot;
import cn.tongxinqiao.notification.PublicAddress;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Papers of votes as PDF: the protocol, and ballots to fill in by hand. */
@Component
class VotePapers {

    private final PdfPapers printer;
    private final EstateRegister register;
    private final PublicAddress address;
    private final VoteWords words;

    VotePapers(PdfPapers printer, EstateRegister register, PublicAddress address, VoteWords words) {
        this.printer = printer;
        this.register = register;
        this.address = address;
        this.words = words;
    }

    /**
     * What a protocol is made of.
     *
     * @param vote the vote
     * @param scope its scope in words
     * @param tally the count
     * @param snapshot the frozen register
     * @param homes its homes with what counts
     * @param ballots all ballots in the order of entry
     * @param ballotsSha256 fingerprint of their list
     * @param closedAt when it was counted
     * @param names full names by party, null for masked ones
     */
    record Protocol(
            OwnerVote vote,
            String scope,
            Tally tally,
            Snapshot snapshot,
            List<BoardHome> homes,
            List<Ballot> ballots,
            String ballotsSha256,
            Instant closedAt,
            Map<UUID, String> names) {}

    byte[] protocol(Protocol protocol) {
        OwnerVote vote = protocol.vote();
        Map<String, String> buildings = buildings(vote);
        Map<UUID, Head> heads = heads(protocol, buildings);
        Map<String, Object> values = common(vote, protocol.scope());
        values.put("tally", protocol.tally());
        values.put("stages", stages(protocol));
        values.put("outcome", words.outcome(protocol.tally()));
        values.put("closedAt", words.time(protocol.closedAt()));
        values.put("clear", protocol.names() != null);
        values.put("snapshot", protocol.snapshot().sha256());
        values.put("ballotsSha256", protocol.ballotsSha256());
        values.put(
                "homes",
                protocol.homes().stream()
                        .map(home -> new HomeLine(
                                place(home, buildings),
                                home.area().toPlainString(),
                                heads.get(home.party()).code(),
                                heads.get(home.party()).names(),
                                home.choice().label(),
                                home.channel() == null ? "" : home.channel().label(),
                                words.time(home.at())))
                        .toList());
        values.put(
                "replaced",
                protocol.ballots().stream()
                        .filter(ballot -> !ballot.counts())
                        .map(ballot -> new BallotLine(
                                heads.get(ballot.party()).code(),
                                heads.get(ballot.party()).homes(),
                                ballot.choice().label(),
                                ballot.channel().label(),
                                words.time(ballot.givenAt()),
                                ballot.invalidReason() == null ? "已改票" : "无效：" + ballot.invalidReason()))
                        .toList());
        values.put("ballotCount", protocol.ballots().size());
        values.put(
                "proxies",
                protocol.ballots().stream()
                        .filter(ballot -> ballot.counts() && ballot.proxied())
                        .count());
        return printer.print("vote-protocol", values);
    }

    /** One sheet for each head to fill in by hand. */
    byte[] forms(OwnerVote vote, String scope, List<VoteHead> heads, List<BoardHome> homes) {
        Map<String, String> buildings = buildings(vote);
        Map<UUID, List<BoardHome>> byParty = homes.stream().collect(Collectors.groupingBy(BoardHome::party));
        Map<String, Object> values = common(vote, scope);
        values.put(
                "sheets",
                heads.stream()
                        .map(head -> new Sheet(
                                head.code(),
                                head.names(),
                                head.area().toPlainString(),
                                byParty.getOrDefault(head.party(), List.of()).stream()
                                        .map(home -> place(home, buildings) + "（"
                                                + home.area().toPlainString() + " ㎡）")
                                        .toList(),
                                QrCode.pictureOf(address.of("/votes/" + vote.number() + "?head=" + head.code()))))
                        .toList());
        return printer.print("vote-ballots", values);
    }

    private Map<String, Object> common(OwnerVote vote, String scope) {
        Map<String, Object> values = new HashMap<>();
        values.put("vote", vote);
        values.put("scope", scope);
        values.put("opens", words.time(vote.opensAt()));
        values.put("closes", words.time(vote.closesAt()));
        values.put("lines", vote.text().lines().toList());
        values.put("publicLink", address.of("/votes/" + vote.number()));
        values.put("code", QrCode.pictureOf(address.of("/votes/" + vote.number())));
        return values;
    }

    private List<Stage> stages(Protocol protocol) {
        Tally tally = protocol.tally();
        Thresholds needed = protocol.vote().thresholds();
        return List.of(
                stage(
                        "参与表决",
                        "人数（户）",
                        tally.heads().participating(),
                        tally.heads().total(),
                        needed.quorumHeads(),
                        tally.quorum().heads(),
                        tally.gap().quorumHeads()),
                stage(
                        "参与表决",
                        "面积（㎡）",
                        tally.area().participating(),
                        tally.area().total(),
                        needed.quorumArea(),
                        tally.quorum().area(),
                        tally.gap().quorumArea()),
                stage(
                        "同意",
                        "人数（户）",
                        tally.heads().agree(),
                        tally.heads().participating(),
                        needed.approvalHeads(),
                        tally.approval().heads(),
                        tally.gap().approvalHeads()),
                stage(
                        "同意",
                        "面积（㎡）",
                        tally.area().agree(),
                        tally.area().participating(),
                        needed.approvalArea(),
                        tally.approval().area(),
                        tally.gap().approvalArea()));
    }

    private Stage stage(
            String stage,
            String measure,
            BigDecimal part,
            BigDecimal whole,
            Share needed,
            boolean met,
            BigDecimal gap) {
        return new Stage(
                stage,
                measure,
                words.fraction(part, whole),
                words.percent(part, whole),
                needed.text(),
                met ? "达到" : "未达到",
                met ? "" : gap.toPlainString());
    }

    private static Map<UUID, Head> heads(Protocol protocol, Map<String, String> buildings) {
        Map<UUID, Head> heads = new LinkedHashMap<>();
        protocol.homes()
                .forEach(home -> heads.merge(
                        home.party(),
                        new Head(
                                home.partyCode(),
                                protocol.names() == null
                                        ? home.names()
                                        : protocol.names().getOrDefault(home.party(), home.names()),
                                place(home, buildings)),
                        (one, more) -> new Head(one.code(), one.names(), one.homes() + "、" + more.homes())));
        return heads;
    }

    private Map<String, String> buildings(OwnerVote vote) {
        return register.buildings(vote.scope().compound()).stream()
                .collect(Collectors.toMap(building -> building.code(), building -> building.name()));
    }

    static String place(BoardHome home, Map<String, String> buildings) {
        return buildings.getOrDefault(home.building(), home.building())
                + (home.entrance() == null ? "" : home.entrance())
                + home.number();
    }

    /** A line of the table of both stages. */
    record Stage(
            String stage, String measure, String fraction, String percent, String needed, String met, String gap) {}

    /** A line of the table of homes. */
    record HomeLine(String place, String area, String code, String names, String choice, String channel, String at) {}

    /** A ballot that does not count. */
    record BallotLine(String code, String homes, String choice, String channel, String at, String why) {}

    /** A head in words. */
    record Head(String code, String names, String homes) {}

    /** A ballot to fill in. */
    record Sheet(String code, String names, String area, List<String> homes, String code2d) {}
}
