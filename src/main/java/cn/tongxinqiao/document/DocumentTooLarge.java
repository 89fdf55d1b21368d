package cn.tongxinqiao.document;

import org.springframework.http.HttpStatus;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.ResponseStatus;

/** A file has more bytes than accepted. */
@ResponseStatus(HttpStatus.PAYLOAD_TOO_LARGE)
public class DocumentTooLarge extends RuntimeException {

    private DocumentTooLarge(String message) {
        super(message);
    }

    static DocumentTooLarge than(DataSize most) {
        return new DocumentTooLarge("文件太大：每个文件不能超过 " + most.toMegabytes() + " MB，请压缩后重新上传。");
    }
}
