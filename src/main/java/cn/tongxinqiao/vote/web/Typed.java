package cn.tongxinqiao.vote.web;

import cn.tongxinqiao.estate.Scope;
import cn.tongxinqiao.vote.BallotChannel;
import cn.tongxinqiao.vote.BallotFile;
import cn.tongxinqiao.vote.Choice;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.web.multipart.MultipartFile;

/** What people and programs send, read; what cannot be read is said by its field where it matters, else it is nothing. */
final class Typed {

    private static final Pattern NOT_KEPT = Pattern.compile("[\\x00\\p{Cs}]");

    private Typed() {}

    /** What cannot be an id is the id of nothing. */
    static UUID id(String text) {
        try {
            return text == null ? null : UUID.fromString(text.strip());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    static Choice choice(String text) {
        return Stream.of(Choice.values())
                .filter(choice ->
                        text != null && choice.name().equals(text.strip().toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElse(null);
    }

    static BallotChannel channel(String text) {
        return Stream.of(BallotChannel.values())
                .filter(channel ->
                        text != null && channel.name().equals(text.strip().toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElse(null);
    }

    /** Blank texts are none; a building without a compound, or an entrance without a building, is no scope. */
    static Scope scope(String compound, String building, String entrance) {
        String in = blank(compound);
        if (in == null || blank(building) == null && blank(entrance) != null) {
            return null;
        }
        return new Scope(in, blank(building), blank(entrance));
    }

    /** Null for blank; what no database keeps is left out, so it names nothing that exists. */
    static String blank(String text) {
        String kept = text == null ? "" : NOT_KEPT.matcher(text).replaceAll("");
        return kept.isBlank() ? null : kept.strip();
    }

    /**
     * A moment with its offset.
     *
     * @throws MomentNotUnderstood when it is written otherwise
     */
    static Instant moment(String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text.strip()).toInstant();
        } catch (DateTimeException e) {
            throw MomentNotUnderstood.offset();
        }
    }

    /**
     * A moment as a browser's field for date and time sends it, in the house's time zone.
     *
     * @throws MomentNotUnderstood when it is written otherwise
     */
    static Instant localMoment(String text, ZoneId zone) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return LocalDateTime.parse(text.strip().replace(' ', 'T'))
                    .atZone(zone)
                    .toInstant();
        } catch (DateTimeException e) {
            throw MomentNotUnderstood.local();
        }
    }

    /** Fields without a file are left out. */
    static List<BallotFile> files(List<MultipartFile> sent) throws IOException {
        List<BallotFile> files = new ArrayList<>();
        for (MultipartFile file : sent == null ? List.<MultipartFile>of() : sent) {
            if (!file.isEmpty()) {
                files.add(new BallotFile(file.getOriginalFilename(), file.getBytes()));
            }
        }
        return files;
    }
}
