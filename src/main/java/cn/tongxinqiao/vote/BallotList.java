package cn.tongxinqiao.vote;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The list of all ballots of a vote as text, so that a changed, added or missing one shows in its fingerprint. UTF-8 lines,
 * each ended by a line feed: number of the vote and fingerprint of the register, then each ballot in the order of entry with
 * its id, the party's code, choice, channel, the instant it was given in UTC, and 有效 or 无效, parted by tabs.
 */
final class BallotList {

    private BallotList() {}

    static String sha256(String number, String register, List<Ballot> ballots, Map<UUID, String> codes) {
        return sha256(text(number, register, ballots, codes));
    }

    static String text(String number, String register, List<Ballot> ballots, Map<UUID, String> codes) {
        StringBuilder list = new StringBuilder();
        list.append(number).append('\t').append(register).append('\n');
        for (Ballot ballot : ballots) {
            list.append(ballot.id())
                    .append('\t')
                    .append(codes.get(ballot.party()))
                    .append('\t')
                    .append(ballot.choice())
                    .append('\t')
                    .append(ballot.channel())
                    .append('\t')
                    .append(DateTimeFormatter.ISO_INSTANT.format(ballot.givenAt()))
                    .append('\t')
                    .append(ballot.invalidReason() == null ? "有效" : "无效")
                    .append('\n');
        }
        return list.toString();
    }

    static String sha256(String text) {
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("no SHA-256", absent);
        }
    }
}
