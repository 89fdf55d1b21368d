package cn.tongxinqiao.property.web;

import cn.tongxinqiao.document.DocumentContent;
import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Files of assessments and of what follows them as they are sent: pictures are shown, papers are saved. */
final class PropertyFiles {

    private PropertyFiles() {}

    static ResponseEntity<byte[]> sent(DocumentContent content) {
        ContentDisposition how = content.document().isPhoto()
                ? ContentDisposition.inline().build()
                : ContentDisposition.attachment()
                        .filename(content.document().fileName(), StandardCharsets.UTF_8)
                        .build();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(content.document().mediaType()))
                .header(HttpHeaders.CONTENT_DISPOSITION, how.toString())
                .cacheControl(CacheControl.noStore())
                .body(content.bytes());
    }
}
