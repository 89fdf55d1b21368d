package cn.tongxinqiao.document;

import java.util.List;
import java.util.UUID;

/** The store of files. It asks nobody for permission: callers have checked that already. */
public interface Documents {

    /**
     * Keeps a file, in the caller's transaction when there is one. The same file for the same owner again gives the
     * document already kept.
     *
     * @param document the file as received, not null
     * @return what is kept
     * @throws DocumentTooLarge when the file has more bytes than the settings allow
     * @throws DocumentNotAccepted when it is no photo that can be kept, or the owner has as many as allowed
     */
    StoredDocument store(NewDocument document);

    /**
     * Opens a document.
     *
     * @param id its id, not null
     * @return what is known of it and its bytes
     * @throws DocumentNotFound when there is none
     */
    DocumentContent open(UUID id);

    /**
     * Lists the documents of an owner, oldest first.
     *
     * @param ownerKind what the owner is
     * @param ownerKey which one
     * @return the documents, empty when there are none
     */
    List<StoredDocument> list(String ownerKind, String ownerKey);
}
