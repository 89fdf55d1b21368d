package cn.tongxinqiao.request;

import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.document.Documents;
import cn.tongxinqiao.document.NewDocument;
import cn.tongxinqiao.document.StoredDocument;
import cn.tongxinqiao.document.Thumbnail;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Photos a requester adds to a case, and sees again. */
@Service
public class Attachments {

    private static final String OWNER_KIND = "REQUEST";
    private static final String REQUESTER = "requester";

    private final Intake intake;
    private final CaseReaders readers;
    private final ServiceRequests requests;
    private final Documents documents;
    private final Timeline timeline;

    Attachments(Intake intake, CaseReaders readers, ServiceRequests requests, Documents documents, Timeline timeline) {
        this.intake = intake;
        this.readers = readers;
        this.requests = requests;
        this.documents = documents;
        this.timeline = timeline;
    }

    /**
     * A file as it was sent.
     *
     * @param name file name as given, may be null
     * @param bytes content
     */
    public record Upload(String name, byte[] bytes) {}

    /**
     * A file as it was kept.
     *
     * @param id id
     * @param mediaType type by content
     * @param size bytes after cleaning
     */
    public record Kept(String id, String mediaType, int size) {}

    /**
     * A picture as it is shown.
     *
     * @param mediaType type by content
     * @param bytes content
     */
    public record Picture(String mediaType, byte[] bytes) {}

    /**
     * Adds photos; all or none are kept.
     *
     * @param number case number
     * @param token the requester's token
     * @param uploads files, at least one
     * @return what was kept
     * @throws UnknownRequest when the token does not open the case
     * @throws RequestEnded when the case has ended
     */
    @Transactional
    public List<Kept> add(String number, String token, List<Upload> uploads) {
        intake.requireToken(number, token);
        requests.lock(number).requireOpen();
        List<Kept> kept = new ArrayList<>();
        for (Upload upload : uploads) {
            StoredDocument document =
                    documents.store(new NewDocument(OWNER_KIND, number, upload.name(), upload.bytes(), REQUESTER));
            kept.add(new Kept(document.id().toString(), document.mediaType(), document.size()));
        }
        tellAdded(number, kept.size());
        return List.copyOf(kept);
    }

    /**
     * Takes the photos over that were kept for a request before it was handed in, in the transaction that hands it in.
     *
     * @param number case number
     * @param ownerKind what held them until now
     * @param ownerKey which one
     */
    @Transactional
    public void takeOver(String number, String ownerKind, String ownerKey) {
        int taken = documents.handOver(ownerKind, ownerKey, OWNER_KIND, number);
        if (taken > 0) {
            tellAdded(number, taken);
        }
    }

    /**
     * Lists the photos of a case, ended ones too.
     *
     * @param number case number
     * @param token the requester's token
     * @return the photos, oldest first
     * @throws UnknownRequest when the token does not open the case
     */
    @Transactional(readOnly = true)
    public List<Kept> list(String number, String token) {
        intake.requireToken(number, token);
        return photosOf(number);
    }

    /**
     * Lists the photos of a case for staff who have the right to it.
     *
     * @param number case number
     * @param reader who wants to see them
     * @return the photos, oldest first
     * @throws UnknownRequest when there is no such case, or the reader has no right to it
     */
    @Transactional(readOnly = true)
    public List<Kept> list(String number, SignedIn reader) {
        readers.requireReader(number, reader);
        return photosOf(number);
    }

    private List<Kept> photosOf(String number) {
        return documents.list(OWNER_KIND, number).stream()
                .map(document -> new Kept(document.id().toString(), document.mediaType(), document.size()))
                .toList();
    }

    /**
     * Opens a photo of a case.
     *
     * @param number case number
     * @param token the requester's token
     * @param id the photo's id
     * @param small whether the small picture is enough
     * @return the picture
     * @throws UnknownRequest when the token does not open the case
     * @throws UnknownPhoto when the case has no such photo
     */
    @Transactional(readOnly = true)
    public Picture open(String number, String token, String id, boolean small) {
        intake.requireToken(number, token);
        return open(number, id, small);
    }

    /**
     * Opens a photo of a case for staff who have the right to it.
     *
     * @param number case number
     * @param reader who wants to see it
     * @param id the photo's id
     * @param small whether the small picture is enough
     * @return the picture
     * @throws UnknownRequest when there is no such case, or the reader has no right to it
     * @throws UnknownPhoto when the case has no such photo
     */
    @Transactional(readOnly = true)
    public Picture open(String number, SignedIn reader, String id, boolean small) {
        readers.requireReader(number, reader);
        return open(number, id, small);
    }

    private Picture open(String number, String id, boolean small) {
        StoredDocument photo = documents.list(OWNER_KIND, number).stream()
                .filter(document -> document.id().toString().equals(id))
                .findFirst()
                .orElseThrow(UnknownPhoto::ofThisCase);
        if (small) {
            Thumbnail thumbnail = documents.thumbnail(photo.id());
            return new Picture(thumbnail.mediaType(), thumbnail.bytes());
        }
        return new Picture(photo.mediaType(), documents.open(photo.id()).bytes());
    }

    private void tellAdded(String number, int count) {
        timeline.tell(number, "FILES_ADDED", "您上传了" + count + "张照片。");
    }
}
