package cn.tongxinqiao.document;

import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Files as every page sends them; no browser keeps a copy. */
public final class SentFile {

    private SentFile() {}

    /** A file from the store: pictures are shown, papers are saved under their name. */
    public static ResponseEntity<byte[]> kept(DocumentContent content) {
        StoredDocument document = content.document();
        return document.isPhoto()
                ? shown(content.bytes(), document.mediaType())
                : saved(content.bytes(), document.mediaType(), document.fileName());
    }

    /**
     * Something the browser shows.
     *
     * @param bytes the file
     * @param type its media type
     * @return the answer
     */
    public static ResponseEntity<byte[]> shown(byte[] bytes, String type) {
        return answer(bytes, type, ContentDisposition.inline().build());
    }

    /**
     * Something the browser saves.
     *
     * @param bytes the file
     * @param type its media type
     * @param name under which it is saved; may be Chinese
     * @return the answer
     */
    public static ResponseEntity<byte[]> saved(byte[] bytes, String type, String name) {
        return answer(
                bytes,
                type,
                ContentDisposition.attachment()
                        .filename(name, StandardCharsets.UTF_8)
                        .build());
    }

    /** A PDF to save, as {@link #saved}. */
    public static ResponseEntity<byte[]> pdf(byte[] bytes, String name) {
        return saved(bytes, PaperFormat.PDF.mediaType(), name);
    }

    /** An Excel workbook to save, as {@link #saved}. */
    public static ResponseEntity<byte[]> excel(byte[] bytes, String name) {
        return saved(bytes, PaperFormat.XLSX.mediaType(), name);
    }

    private static ResponseEntity<byte[]> answer(byte[] bytes, String type, ContentDisposition how) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(type))
                .header(HttpHeaders.CONTENT_DISPOSITION, how.toString())
                .cacheControl(CacheControl.noStore())
                .body(bytes);
    }
}
