package cn.tongxinqiao.document;

import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is no document with this id. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public class DocumentNotFound extends RuntimeException {

    private DocumentNotFound(String message) {
        super(message);
    }

    static DocumentNotFound withId(UUID id) {
        return new DocumentNotFound("找不到文件 " + id + "。");
    }
}
