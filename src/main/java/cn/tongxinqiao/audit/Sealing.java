package cn.tongxinqiao.audit;

import cn.tongxinqiao.privacy.Seals;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * The one encoding of what is sealed. Every field is written with whether it is there and how long it is, so that no two
 * entries read the same.
 */
@Component
class Sealing {

    /** What the first seal follows. */
    static final int LENGTH = 32;

    private static final String OF_ENTRY = "audit entry";
    private static final String OF_CHAIN = "audit chain";
    private static final String OF_CHECKPOINT = "audit checkpoint";

    private final Seals seals;

    Sealing(Seals seals) {
        this.seals = seals;
    }

    static byte[] beginning() {
        return new byte[LENGTH];
    }

    /** The mark by which an entry shows that the application wrote it. */
    byte[] mark(Entry entry) {
        return seals.seal(OF_ENTRY, written(out -> write(out, entry)));
    }

    byte[] hash(long position, byte[] previous, Entry entry) {
        return seals.seal(OF_CHAIN, written(out -> {
            out.writeLong(position);
            out.write(previous);
            write(out, entry);
        }));
    }

    byte[] checkpoint(long position, byte[] hash, long purged, Instant at) {
        return seals.seal(OF_CHECKPOINT, written(out -> {
            out.writeLong(position);
            out.write(hash);
            out.writeLong(purged);
            write(out, at);
        }));
    }

    private static void write(DataOutputStream out, Entry entry) throws IOException {
        out.writeLong(entry.id());
        write(out, entry.kind());
        write(out, entry.actor());
        write(out, entry.happenedAt());
        write(out, entry.storedAt());
        write(out, entry.subjectType());
        write(out, entry.subjectId());
        write(out, entry.caseNumber());
        write(out, entry.reason());
        write(out, entry.details());
        write(out, entry.address());
        write(out, entry.node());
        out.writeInt(entry.times());
    }

    private static void write(DataOutputStream out, Instant at) throws IOException {
        out.writeLong(at.getEpochSecond());
        out.writeInt(at.getNano());
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        out.writeBoolean(text != null);
        if (text != null) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            out.writeInt(bytes.length);
            out.write(bytes);
        }
    }

    private static byte[] written(Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            writing.to(out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    @FunctionalInterface
    private interface Writing {

        void to(DataOutputStream out) throws IOException;
    }
}
