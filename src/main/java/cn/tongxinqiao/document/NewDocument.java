package cn.tongxinqiao.document;

/**
 * A file as received.
 *
 * @param ownerKind what it belongs to, a short constant of the owning room such as {@code request}, not blank
 * @param ownerKey which one, e.g. the case number, not blank
 * @param fileName the name it was sent with, may be null; shown to people, never used as a path
 * @param bytes the content, not null; not copied, so not to be changed afterwards
 * @param uploadedBy account id, or what stands for a resident, not blank
 */
public record NewDocument(String ownerKind, String ownerKey, String fileName, byte[] bytes, String uploadedBy) {

    /**
     * Checks what only a programming error leaves out.
     *
     * @throws IllegalArgumentException when owner, bytes or uploader is missing
     */
    public NewDocument {
        if (isBlank(ownerKind) || isBlank(ownerKey) || isBlank(uploadedBy) || bytes == null) {
            throw new IllegalArgumentException("a document needs owner, bytes and uploader");
        }
    }

    private static boolean isBlank(String value) {
        return value == null || value.isBlank();
    }
}
