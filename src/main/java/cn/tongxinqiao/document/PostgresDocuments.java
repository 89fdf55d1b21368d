package cn.tongxinqiao.document;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

/** Keeps files in the database of the application. */
@Repository
class PostgresDocuments implements Documents {

    private static final String COLUMNS =
            "id, owner_kind, owner_key, file_name, media_type, size, width, height, sha256,"
                    + " uploaded_by, uploaded_at";

    private final JdbcClient jdbc;
    private final PhotoEncoder photos;
    private final DocumentSettings settings;
    private final Clock clock;
    private final TransactionTemplate transaction;

    PostgresDocuments(
            JdbcClient jdbc,
            PhotoEncoder photos,
            DocumentSettings settings,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.photos = photos;
        this.settings = settings;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** A photo is decoded before the transaction begins, so that none holds a connection while it waits its turn. */
    @Override
    public StoredDocument store(NewDocument received) {
        return store(received, Accepted.PHOTOS);
    }

    @Override
    public StoredDocument store(NewDocument received, Accepted accepted) {
        boolean paper = (accepted == Accepted.WORK_FILES || accepted == Accepted.SCANS)
                && !PhotoFormat.looksLikeOne(received.bytes());
        requireSize(received.bytes(), paper ? settings.maxPaperSize() : settings.maxSize());
        String original = Sha256.of(received.bytes());
        Optional<StoredDocument> sameBefore = find(received, original);
        if (sameBefore.isPresent()) {
            return sameBefore.get();
        }
        Content content = paper ? paper(received, accepted) : photo(received);
        return transaction.execute(status -> {
            lock(received.ownerKind(), received.ownerKey());
            return find(received, original)
                    .orElseGet(() -> insert(received, original, content, settings.most(accepted)));
        });
    }

    private static void requireSize(byte[] bytes, DataSize most) {
        if (bytes.length == 0) {
            throw DocumentNotAccepted.empty();
        }
        if (bytes.length > most.toBytes()) {
            throw DocumentTooLarge.than(most);
        }
    }

    private Content photo(NewDocument received) {
        Photo photo = photos.encode(received.bytes());
        return new Content(
                FileName.of(received.fileName(), photo.format()),
                photo.format().mediaType(),
                photo.bytes(),
                photo.width(),
                photo.height(),
                photo.thumbnail());
    }

    private static Content paper(NewDocument received, Accepted accepted) {
        PaperFormat format = accepted == Accepted.SCANS
                ? scan(received)
                : PaperFormat.of(received.bytes()).orElseThrow(DocumentNotAccepted::notAPaper);
        return new Content(
                FileName.of(received.fileName(), format), format.mediaType(), received.bytes(), null, null, null);
    }

    private static PaperFormat scan(NewDocument received) {
        PaperFormat.of(received.bytes())
                .filter(found -> found == PaperFormat.PDF)
                .orElseThrow(DocumentNotAccepted::notAScan);
        PdfBinder.requirePages(received.bytes());
        return PaperFormat.PDF;
    }

    /** What is to be kept; sides and thumbnail are null for a paper. */
    private record Content(
            String name, String mediaType, byte[] bytes, Integer width, Integer height, byte[] thumbnail) {}

    @Override
    public DocumentLimits limits() {
        return new DocumentLimits(settings.maxPerOwner(), settings.maxSize().toMegabytes());
    }

    @Override
    public DocumentContent open(UUID id) {
        return jdbc.sql("select " + COLUMNS
                        + ", bytes from document join document_content on document_id = id where id = :id")
                .param("id", id)
                .query((row, number) -> new DocumentContent(document(row), row.getBytes("bytes")))
                .optional()
                .orElseThrow(() -> DocumentNotFound.withId(id));
    }

    @Override
    public List<StoredDocument> list(String ownerKind, String ownerKey) {
        return jdbc.sql("select " + COLUMNS
                        + " from document where owner_kind = :kind and owner_key = :key order by uploaded_at, id")
                .param("kind", ownerKind)
                .param("key", ownerKey)
                .query((row, number) -> document(row))
                .list();
    }

    @Override
    public List<StoredDocument> list(Collection<String> ownerKinds, String ownerKey) {
        return jdbc.sql("select " + COLUMNS
                        + " from document where owner_kind in (:kinds) and owner_key = :key order by uploaded_at, id")
                .param("kinds", ownerKinds)
                .param("key", ownerKey)
                .query((row, number) -> document(row))
                .list();
    }

    @Override
    public Thumbnail thumbnail(UUID id) {
        return jdbc.sql("select bytes from document_thumbnail where document_id = :id")
                .param("id", id)
                .query((row, number) -> new Thumbnail(PhotoFormat.JPEG.mediaType(), row.getBytes("bytes")))
                .optional()
                .orElseGet(() -> whole(open(id)));
    }

    private static Thumbnail whole(DocumentContent content) {
        return new Thumbnail(content.document().mediaType(), content.bytes());
    }

    @Override
    public int handOver(String ownerKind, String ownerKey, String newKind, String newKey) {
        return transaction.execute(status -> {
            lock(ownerKind, ownerKey);
            lock(newKind, newKey);
            int moved = jdbc.sql("""
                            update document d set owner_kind = :newKind, owner_key = :newKey
                            where owner_kind = :kind and owner_key = :key and not exists (
                                select 1 from document o where o.owner_kind = :newKind and o.owner_key = :newKey
                                and o.original_sha256 = d.original_sha256)
                            """)
                    .param("kind", ownerKind)
                    .param("key", ownerKey)
                    .param("newKind", newKind)
                    .param("newKey", newKey)
                    .update();
            if (list(newKind, newKey).size() > settings.maxPerOwner()) {
                throw DocumentNotAccepted.tooMany(settings.maxPerOwner());
            }
            return moved;
        });
    }

    @Override
    public void remove(String ownerKind, String ownerKey, UUID id) {
        jdbc.sql("delete from document where owner_kind = :kind and owner_key = :key and id = :id")
                .param("kind", ownerKind)
                .param("key", ownerKey)
                .param("id", id)
                .update();
    }

    @Override
    public void removeAll(String ownerKind, String ownerKey) {
        jdbc.sql("delete from document where owner_kind = :kind and owner_key = :key")
                .param("kind", ownerKind)
                .param("key", ownerKey)
                .update();
    }

    /** Until the end of the transaction nobody else adds to this owner; others wait only for the insert. */
    private void lock(String ownerKind, String ownerKey) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('document ' || :kind || ' ' || :key, 0))")
                .param("kind", ownerKind)
                .param("key", ownerKey)
                .query(row -> {});
    }

    private Optional<StoredDocument> find(NewDocument received, String original) {
        return jdbc.sql("select " + COLUMNS + " from document"
                        + " where owner_kind = :kind and owner_key = :key and original_sha256 = :original")
                .param("kind", received.ownerKind())
                .param("key", received.ownerKey())
                .param("original", original)
                .query((row, number) -> document(row))
                .optional();
    }

    private StoredDocument insert(NewDocument received, String original, Content content, int most) {
        if (list(received.ownerKind(), received.ownerKey()).size() >= most) {
            throw DocumentNotAccepted.tooMany(most);
        }
        UUID id = UUID.randomUUID();
        jdbc.sql("insert into document (" + COLUMNS
                        + ", original_sha256) values (:id, :kind, :key, :fileName, :mediaType,"
                        + " :size, :width, :height, :sha256, :uploadedBy, :uploadedAt, :original)")
                .param("id", id)
                .param("kind", received.ownerKind())
                .param("key", received.ownerKey())
                .param("fileName", content.name())
                .param("mediaType", content.mediaType())
                .param("size", content.bytes().length)
                .param("width", content.width())
                .param("height", content.height())
                .param("sha256", Sha256.of(content.bytes()))
                .param("uploadedBy", received.uploadedBy())
                .param("uploadedAt", OffsetDateTime.now(clock))
                .param("original", original)
                .update();
        jdbc.sql("insert into document_content (document_id, bytes) values (:id, :bytes)")
                .param("id", id)
                .param("bytes", content.bytes())
                .update();
        if (content.thumbnail() != null) {
            jdbc.sql("insert into document_thumbnail (document_id, bytes) values (:id, :bytes)")
                    .param("id", id)
                    .param("bytes", content.thumbnail())
                    .update();
        }
        return find(received, original).orElseThrow();
    }

    private static StoredDocument document(ResultSet row) throws SQLException {
        return new StoredDocument(
                row.getObject("id", UUID.class),
                row.getString("owner_kind"),
                row.getString("owner_key"),
                row.getString("file_name"),
                row.getString("media_type"),
                row.getInt("size"),
                row.getInt("width"),
                row.getInt("height"),
                row.getString("sha256"),
                row.getString("uploaded_by"),
                row.getObject("uploaded_at", OffsetDateTime.class).toInstant());
    }
}
