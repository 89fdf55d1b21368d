package cn.tongxinqiao.request;

import cn.tongxinqiao.document.Documents;
import cn.tongxinqiao.document.NewDocument;
import cn.tongxinqiao.document.StoredDocument;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Photos a requester adds to an open case. */
@Service
public class Attachments {

    private static final String OWNER_KIND = "REQUEST";
    private static final String REQUESTER = "requester";

    private final Intake intake;
    private final ServiceRequests requests;
    private final Documents documents;
    private final Timeline timeline;

    Attachments(Intake intake, ServiceRequests requests, Documents documents, Timeline timeline) {
        this.intake = intake;
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
        timeline.tell(number, "FILES_ADDED", "您上传了" + kept.size() + "张照片。");
        return List.copyOf(kept);
    }
}
