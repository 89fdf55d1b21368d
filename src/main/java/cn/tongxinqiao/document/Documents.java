package cn.tongxinqiao.document;

import java.util.Collection;
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
     * Keeps a file of another kind than residents send, otherwise as {@link #store(NewDocument)}.
     *
     * @param document the file as received, not null
     * @param accepted what this owner takes, not null
     * @return what is kept
     * @throws DocumentTooLarge when the file has more bytes than the settings allow
     * @throws DocumentNotAccepted when it is nothing this owner takes, or the owner has as many as allowed
     */
    StoredDocument store(NewDocument document, Accepted accepted);

    /**
     * How many files and how large ones are taken.
     *
     * @return the limits of the settings
     */
    DocumentLimits limits();

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

    /**
     * Lists the documents of owners that share a key, oldest first.
     *
     * @param ownerKinds what the owners are
     * @param ownerKey which ones
     * @return the documents, empty when there are none
     */
    List<StoredDocument> list(Collection<String> ownerKinds, String ownerKey);

    /**
     * Opens the small picture of a document, a JPEG; the document itself where none was made.
     *
     * @param id its id, not null
     * @return what can be shown in a list: its media type and its bytes
     * @throws DocumentNotFound when there is no such document
     */
    Thumbnail thumbnail(UUID id);

    /**
     * Gives all documents of one owner to another, in the caller's transaction. What the new owner has already stays with
     * the old one.
     *
     * @param ownerKind what the owner is
     * @param ownerKey which one
     * @param newKind what the new owner is, not blank
     * @param newKey which one, not blank
     * @return how many changed hands
     * @throws DocumentNotAccepted when the new owner would have more than allowed
     */
    int handOver(String ownerKind, String ownerKey, String newKind, String newKey);

    /**
     * Removes a document of an owner for good; nothing happens when the owner has none with this id.
     *
     * @param ownerKind what the owner is
     * @param ownerKey which one
     * @param id the document's id
     */
    void remove(String ownerKind, String ownerKey, UUID id);

    /**
     * Removes all documents of an owner for good.
     *
     * @param ownerKind what the owner is
     * @param ownerKey which one
     */
    void removeAll(String ownerKind, String ownerKey);
}
