package cn.tongxinqiao.portal;

import cn.tongxinqiao.document.Documents;
import cn.tongxinqiao.document.NewDocument;
import cn.tongxinqiao.document.StoredDocument;
import cn.tongxinqiao.document.Thumbnail;
import cn.tongxinqiao.privacy.FieldCipher;
import cn.tongxinqiao.privacy.LinkTokens;
import cn.tongxinqiao.request.Attachments;
import cn.tongxinqiao.request.Channel;
import cn.tongxinqiao.request.Facts;
import cn.tongxinqiao.request.Intake;
import cn.tongxinqiao.request.NewRequest;
import cn.tongxinqiao.request.Receipt;
import cn.tongxinqiao.request.Requester;
import cn.tongxinqiao.request.Submitter;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Requests that are being written. A draft lives on the server, so that nothing is lost between two pages and no script is
 * needed; whoever holds its id may read it, so the id is as random as a key.
 */
@Service
public class Drafts {

    /** More than any honest draft; what is longer is shown again but not kept. */
    private static final int LONGEST_CONTENT = 40_000;

    private static final String OWNER_KIND = "DRAFT";
    private static final String CONTENT = "portal_draft.content";
    private static final int ID_BYTES = 18;
    private static final int SWEPT_AT_ONCE = 200;

    private final SecureRandom random = new SecureRandom();
    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final FieldCipher cipher;
    private final Documents documents;
    private final Intake intake;
    private final Attachments attachments;
    private final LinkTokens tokens;
    private final PortalSettings settings;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Drafts(
            JdbcClient jdbc,
            ObjectMapper json,
            FieldCipher cipher,
            Documents documents,
            Intake intake,
            Attachments attachments,
            LinkTokens tokens,
            PortalSettings settings,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.cipher = cipher;
        this.documents = documents;
        this.intake = intake;
        this.attachments = attachments;
        this.tokens = tokens;
        this.settings = settings;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * What a resident gets for a draft that was handed in.
     *
     * @param number case number
     * @param token secret that opens the case
     * @param following whether a clerk was asked to put it together with another case
     */
    public record Sent(String number, String token, boolean following) {}

    /**
     * Begins an empty draft.
     *
     * @return its id
     */
    @Transactional
    public String begin() {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        String id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        jdbc.sql("insert into portal_draft (id, content, expires_at) values (?, ?, ?)")
                .params(id, sealed(id, DraftContent.EMPTY), expiry())
                .update();
        return id;
    }

    /**
     * Reads a draft.
     *
     * @param id its id
     * @return the draft
     * @throws DraftGone when there is none, or no longer
     */
    @Transactional(readOnly = true)
    public Draft open(String id) {
        return find(id, "").orElseThrow(DraftGone::now);
    }

    /**
     * Changes what is written; content longer than any honest one stays as it was.
     *
     * @param id the draft's id
     * @param change the change
     * @return the content with the change, kept or not
     * @throws DraftGone when there is none, or no longer
     * @throws DraftAlreadySent when it was handed in
     */
    @Transactional
    public DraftContent change(String id, UnaryOperator<DraftContent> change) {
        DraftContent changed = change.apply(lockUnsent(id).content());
        String written = write(changed);
        if (written.length() <= LONGEST_CONTENT) {
            jdbc.sql("update portal_draft set content = ?, expires_at = ? where id = ?")
                    .params(cipher.encrypt(CONTENT, id, written), expiry(), id)
                    .update();
        }
        return changed;
    }

    /**
     * Keeps a photo with a draft. It is decoded before any lock is taken.
     *
     * @param id the draft's id
     * @param name file name as given, may be null
     * @param bytes content
     * @throws DraftGone when there is no such draft, or no longer
     * @throws DraftAlreadySent when it was handed in
     * @throws cn.tongxinqiao.document.DocumentNotAccepted when it is no photo that can be kept, or one too many
     * @throws cn.tongxinqiao.document.DocumentTooLarge when it is too large
     */
    public void addPhoto(String id, String name, byte[] bytes) {
        Draft draft = open(id);
        if (draft.isSent()) {
            throw DraftAlreadySent.as(draft.number());
        }
        documents.store(new NewDocument(OWNER_KIND, id, name, bytes, "requester"));
        try {
            change(id);
        } catch (DraftGone | DraftAlreadySent late) {
            documents.removeAll(OWNER_KIND, id);
            throw late;
        }
    }

    private void change(String id) {
        transaction.executeWithoutResult(status -> change(id, UnaryOperator.identity()));
    }

    /**
     * The photos of a draft.
     *
     * @param id the draft's id
     * @return their ids, oldest first
     */
    @Transactional(readOnly = true)
    public List<UUID> photos(String id) {
        return documents.list(OWNER_KIND, id).stream().map(StoredDocument::id).toList();
    }

    /**
     * The small picture of a photo.
     *
     * @param id the draft's id
     * @param photo the photo's id
     * @return the picture, empty when the draft has no such photo
     * @throws DraftGone when there is no such draft, or no longer
     */
    @Transactional(readOnly = true)
    public Optional<Thumbnail> photo(String id, UUID photo) {
        open(id);
        return photos(id).contains(photo) ? Optional.of(documents.thumbnail(photo)) : Optional.empty();
    }

    /**
     * Takes a photo out of a draft.
     *
     * @param id the draft's id
     * @param photo the photo's id
     * @throws DraftGone when there is no such draft, or no longer
     * @throws DraftAlreadySent when it was handed in
     */
    @Transactional
    public void removePhoto(String id, UUID photo) {
        lockUnsent(id);
        documents.remove(OWNER_KIND, id, photo);
    }

    /**
     * Hands a draft in, once: sent again, the first receipt comes back. Photos go to the case in the same transaction.
     *
     * @param id the draft's id
     * @param duplicateOf number of the case its resident wants to follow, a suggestion to the clerk, or null
     * @return number and token
     * @throws DraftGone when there is no such draft, or no longer
     * @throws cn.tongxinqiao.request.RequestRefused when place or text cannot be taken
     * @throws cn.tongxinqiao.privacy.TextNotAllowed when a text holds characters no person types
     */
    @Transactional
    public Sent send(String id, String duplicateOf) {
        Draft draft = find(id, "for update").orElseThrow(DraftGone::now);
        if (draft.isSent()) {
            return sent(draft);
        }
        DraftContent content = draft.content();
        NewRequest entry = new NewRequest(
                Channel.PORTAL,
                content.matter().type(),
                content.place().community(),
                content.place().compound(),
                content.place().address(),
                content.matter().text(),
                content.matter().category(),
                requester(content.contact()),
                Facts.unknown().withDuplicateOf(duplicateOf),
                null);
        Receipt receipt = intake.receive(entry, new Submitter(null, false, false, id, hash(write(content))));
        attachments.takeOver(receipt.number(), OWNER_KIND, id);
        jdbc.sql("update portal_draft set content = null, number = ?, following = ?, expires_at = ? where id = ?")
                .params(receipt.number(), duplicateOf != null, expiry(), id)
                .update();
        return new Sent(receipt.number(), receipt.token(), duplicateOf != null);
    }

    /**
     * The receipt of a draft that was handed in.
     *
     * @param id the draft's id
     * @return number and token, empty while it is still being written
     * @throws DraftGone when there is no such draft, or no longer
     */
    @Transactional(readOnly = true)
    public Optional<Sent> receipt(String id) {
        return Optional.of(open(id)).filter(Draft::isSent).map(this::sent);
    }

    /**
     * Removes drafts whose time is over, with their photos. Several nodes may do so at once.
     *
     * @return how many
     */
    int sweep() {
        int all = 0;
        int swept;
        do {
            swept = transaction.execute(status -> sweepSome());
            all += swept;
        } while (swept == SWEPT_AT_ONCE);
        return all;
    }

    private int sweepSome() {
        List<String> over = jdbc.sql("""
                        delete from portal_draft where id in (
                            select id from portal_draft where expires_at <= :now
                            order by expires_at limit :most for update skip locked)
                        returning id
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("most", SWEPT_AT_ONCE)
                .query(String.class)
                .list();
        over.forEach(id -> documents.removeAll(OWNER_KIND, id));
        return over.size();
    }

    private Draft lockUnsent(String id) {
        Draft draft = find(id, "for update").orElseThrow(DraftGone::now);
        if (draft.isSent()) {
            throw DraftAlreadySent.as(draft.number());
        }
        return draft;
    }

    private Optional<Draft> find(String id, String lock) {
        return jdbc.sql("select * from portal_draft where id = ? and expires_at > ? " + lock)
                .params(id, Timestamp.from(clock.instant()))
                .query(this::read)
                .optional();
    }

    private Draft read(ResultSet row, int index) throws SQLException {
        String id = row.getString("id");
        String content = row.getString("content");
        return new Draft(
                id,
                content == null ? DraftContent.EMPTY : parse(cipher.decrypt(CONTENT, id, content)),
                row.getString("number"),
                row.getBoolean("following"));
    }

    private Sent sent(Draft draft) {
        return new Sent(draft.number(), tokens.tokenFor(draft.number()), draft.following());
    }

    /** Who wants to stay unknown leaves nothing behind, typed before or not. */
    private static Requester requester(DraftContent.Contact contact) {
        return contact.anonymous()
                ? new Requester(null, null, null, true, contact.refusesPublication())
                : new Requester(contact.name(), contact.phone(), contact.email(), false, contact.refusesPublication());
    }

    private Timestamp expiry() {
        return Timestamp.from(clock.instant().plus(settings.draftLife()));
    }

    private String sealed(String id, DraftContent content) {
        return cipher.encrypt(CONTENT, id, write(content));
    }

    private String write(DraftContent content) {
        try {
            return json.writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A draft cannot be written as JSON", e);
        }
    }

    private DraftContent parse(String text) {
        try {
            return json.readValue(text, DraftContent.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored draft is not readable", e);
        }
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no SHA-256", e);
        }
    }
}
