package cn.tongxinqiao.request;

import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.audit.Act;
import cn.tongxinqiao.audit.ActKind;
import cn.tongxinqiao.audit.AuditLog;
import cn.tongxinqiao.document.Documents;
import cn.tongxinqiao.document.NewDocument;
import cn.tongxinqiao.document.StoredDocument;
import cn.tongxinqiao.document.Thumbnail;
import cn.tongxinqiao.organization.Members;
import cn.tongxinqiao.privacy.PersonalData;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Photos and papers of a case as staff see them and add to them. The requester sees only the own photos. */
@Service
public class CaseFiles {

    private static final String REQUESTER = "诉求人";

    private final CaseReaders readers;
    private final ServiceRequests requests;
    private final Documents documents;
    private final Timeline timeline;
    private final Members members;
    private final AuditLog audit;
    private final JdbcClient jdbc;
    private final Clock clock;

    CaseFiles(
            CaseReaders readers,
            ServiceRequests requests,
            Documents documents,
            Timeline timeline,
            Members members,
            AuditLog audit,
            JdbcClient jdbc,
            Clock clock) {
        this.readers = readers;
        this.requests = requests;
        this.documents = documents;
        this.timeline = timeline;
        this.members = members;
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A file as it was kept.
     *
     * @param id id
     * @param purpose what it is for
     * @param label the purpose in words
     * @param name name to show and to save it under, masked
     * @param mediaType type by content
     * @param size bytes kept
     * @param photo whether it can be shown as a picture; else it is only to be saved
     * @param addedBy name of who added it
     * @param addedAt when
     */
    public record Kept(
            String id,
            FilePurpose purpose,
            String label,
            String name,
            String mediaType,
            int size,
            boolean photo,
            String addedBy,
            OffsetDateTime addedAt) {}

    /**
     * A file opened.
     *
     * @param kept what is known of it
     * @param mediaType type of these bytes
     * @param bytes content
     */
    public record Opened(Kept kept, String mediaType, byte[] bytes) {}

    /**
     * Adds files; all or none are kept. The same key from the same account again keeps nothing more and gives what was kept
     * the first time.
     *
     * @param number case number
     * @param purpose what they are for, not {@link FilePurpose#REQUEST}
     * @param uploads files, at least one
     * @param by who adds them
     * @param key key of the sender, may be null when it is not to be repeatable
     * @return what was kept
     * @throws UnknownRequest when there is no such case, or it is not {@code by} who works on it
     * @throws RequestEnded when the case has ended
     * @throws FilesNotTaken when there is no file, for this purpose only requesters add them, or the key came with others
     */
    @Transactional
    public List<Kept> add(
            String number, FilePurpose purpose, List<Attachments.Upload> uploads, SignedIn by, String key) {
        readers.requireWorker(number, by);
        if (!purpose.isOfStaff()) {
            throw FilesNotTaken.ofRequester();
        }
        if (uploads.isEmpty()) {
            throw FilesNotTaken.none();
        }
        String hash = hash(number, purpose, uploads);
        Optional<List<String>> before = key == null ? Optional.empty() : before(by.id(), key, hash);
        if (before.isPresent()) {
            return all(number).stream()
                    .filter(kept -> before.get().contains(kept.id()))
                    .toList();
        }
        ServiceRequest request = requests.lock(number);
        if (request.status != Status.TRANSFERRED) {
            request.requireOpen();
        }
        Names names = new Names();
        List<Kept> kept = new ArrayList<>();
        for (Attachments.Upload upload : uploads) {
            StoredDocument document = documents.store(
                    new NewDocument(purpose.ownerKind(), number, upload.name(), upload.bytes(), by.id()),
                    purpose.accepted());
            kept.add(kept(document, names));
        }
        if (key != null) {
            remember(by.id(), key, number, hash, kept);
        }
        timeline.note(number, "FILE_KEPT", purpose.label() + " " + kept.size() + " 份", by.id());
        return List.copyOf(kept);
    }

    /**
     * Lists the files of a case, ended ones too.
     *
     * @param number case number
     * @param reader who wants to see them
     * @return the files, oldest first
     * @throws UnknownRequest when there is no such case, or the reader has no right to it
     */
    @Transactional(readOnly = true)
    public List<Kept> list(String number, SignedIn reader) {
        readers.requireReader(number, reader);
        return all(number);
    }

    /** The files of a case, for who has checked the right already. */
    List<Kept> all(String number) {
        Names names = new Names();
        return documents.list(FilePurpose.ownerKinds(), number).stream()
                .map(document -> kept(document, names))
                .toList();
    }

    /**
     * How many files a case has for each purpose. Asks nobody for permission.
     *
     * @param number case number
     * @return the counts; a purpose without files is left out
     */
    @Transactional(readOnly = true)
    public Map<FilePurpose, Integer> counts(String number) {
        Map<FilePurpose, Integer> counts = new EnumMap<>(FilePurpose.class);
        documents
                .list(FilePurpose.ownerKinds(), number)
                .forEach(document -> counts.merge(FilePurpose.ofOwnerKind(document.ownerKind()), 1, Integer::sum));
        return counts;
    }

    /**
     * Opens a file of a case. A signed or other paper, which nobody has masked, is not opened without an entry in the log.
     *
     * @param number case number
     * @param reader who wants to see it
     * @param id the file's id
     * @param small whether a small picture is enough; a paper has none
     * @return the file
     * @throws UnknownRequest when there is no such case, or the reader has no right to it
     * @throws UnknownPhoto when the case has no such file
     */
    @Transactional
    public Opened open(String number, SignedIn reader, String id, boolean small) {
        Kept kept = chosen(list(number, reader), id);
        if (!kept.photo()) {
            audit.record(Act.of(ActKind.REVEAL, reader.id())
                    .on("file", kept.id())
                    .ofCase(number)
                    .saying(kept.label()));
        }
        return opened(kept, small);
    }

    /** The requester's photos, for who has checked the right already. */
    List<Kept> ofRequester(String number) {
        return all(number).stream().filter(kept -> !kept.purpose().isOfStaff()).toList();
    }

    /** Opens a photo of the requester, for who has checked the right already. */
    Opened photoOfRequester(String number, String id, boolean small) {
        return opened(chosen(ofRequester(number), id), small);
    }

    private static Kept chosen(List<Kept> files, String id) {
        return files.stream().filter(file -> file.id().equals(id)).findFirst().orElseThrow(UnknownPhoto::ofThisCase);
    }

    private Opened opened(Kept kept, boolean small) {
        UUID document = UUID.fromString(kept.id());
        if (small && kept.photo()) {
            Thumbnail thumbnail = documents.thumbnail(document);
            return new Opened(kept, thumbnail.mediaType(), thumbnail.bytes());
        }
        return new Opened(kept, kept.mediaType(), documents.open(document).bytes());
    }

    private Kept kept(StoredDocument document, Names names) {
        FilePurpose purpose = FilePurpose.ofOwnerKind(document.ownerKind());
        return new Kept(
                document.id().toString(),
                purpose,
                purpose.label(),
                PersonalData.mask(document.fileName()),
                document.mediaType(),
                document.size(),
                document.isPhoto(),
                purpose.isOfStaff() ? names.of(document.uploadedBy()) : REQUESTER,
                document.uploadedAt().atZone(clock.getZone()).toOffsetDateTime().truncatedTo(ChronoUnit.SECONDS));
    }

    /** What was kept under this key; two senders with the same key wait for each other. */
    private Optional<List<String>> before(String account, String key, String hash) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param("upload:" + account + ":" + key)
                .query((row, index) -> "")
                .list();
        return jdbc.sql("select body_hash, documents from request_upload where account = ? and key = ?")
                .params(account, key)
                .query((row, index) -> {
                    if (!row.getString("body_hash").equals(hash)) {
                        throw FilesNotTaken.otherUnderSameKey();
                    }
                    return Arrays.asList(row.getString("documents").split(","));
                })
                .optional();
    }

    private void remember(String account, String key, String number, String hash, List<Kept> kept) {
        jdbc.sql("insert into request_upload (account, key, number, body_hash, documents) values (?, ?, ?, ?, ?)")
                .params(
                        account,
                        key,
                        number,
                        hash,
                        String.join(",", kept.stream().map(Kept::id).toList()))
                .update();
    }

    private static String hash(String number, FilePurpose purpose, List<Attachments.Upload> uploads) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((number + " " + purpose.name()).getBytes(StandardCharsets.UTF_8));
            for (Attachments.Upload upload : uploads) {
                digest.update((" " + upload.bytes().length + " ").getBytes(StandardCharsets.UTF_8));
                digest.update(upload.bytes());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("no SHA-256", absent);
        }
    }

    /** Names of people, each asked for once. */
    private final class Names {

        private final Map<String, String> known = new HashMap<>();

        String of(String account) {
            return known.computeIfAbsent(account, members::displayName);
        }
    }
}
