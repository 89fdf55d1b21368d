package cn.tongxinqiao.vote.web;

import cn.tongxinqiao.vote.BallotChannel;
import cn.tongxinqiao.vote.BallotEntry;
import cn.tongxinqiao.vote.BallotFile;
import cn.tongxinqiao.vote.Choice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.web.multipart.MultipartFile;

/**
 * A ballot as the form of the board has it.
 *
 * @param choice name of the choice; may be missing
 * @param channel name of the channel; may be missing
 * @param givenAt local date and time; blank for now
 * @param witness who else was there
 * @param proxyName who gave it for the owner
 * @param evidence photos of the ballot; may be missing
 * @param authority photos of the authority; may be missing
 */
record TypedBallot(
        String choice,
        String channel,
        String givenAt,
        String witness,
        String proxyName,
        List<MultipartFile> evidence,
        List<MultipartFile> authority) {

    /** Nothing typed yet. */
    static TypedBallot blank() {
        return new TypedBallot("", "", "", "", "", List.of(), List.of());
    }

    /**
     * What was typed as a ballot.
     *
     * @param zone where the clock on the wall hangs
     * @return the ballot, or empty when its time is none
     */
    Optional<BallotEntry> entry(ZoneId zone) {
        Instant given = null;
        if (givenAt != null && !givenAt.isBlank()) {
            try {
                given = LocalDateTime.parse(givenAt.strip()).atZone(zone).toInstant();
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        }
        return Optional.of(new BallotEntry(
                named(Choice.values(), choice),
                named(BallotChannel.values(), channel),
                given,
                witness,
                proxyName,
                files(evidence),
                files(authority)));
    }

    private static <E extends Enum<E>> E named(E[] values, String name) {
        return Arrays.stream(values)
                .filter(value -> value.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** A browser sends a part without a name for a field without a file. */
    private static List<BallotFile> files(List<MultipartFile> sent) {
        return sent == null
                ? List.of()
                : sent.stream()
                        .filter(file -> !file.isEmpty())
                        .map(file -> new BallotFile(file.getOriginalFilename(), bytes(file)))
                        .toList();
    }

    private static byte[] bytes(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
