package cn.tongxinqiao.privacy;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** A kept value does not open: changed, moved, or made with another secret. */
@ResponseStatus(HttpStatus.INTERNAL_SERVER_ERROR)
public class EncryptedValueUnreadable extends RuntimeException {

    private EncryptedValueUnreadable(String message, Throwable cause) {
        super(message, cause);
    }

    static EncryptedValueUnreadable of(String column, Throwable cause) {
        return new EncryptedValueUnreadable("已加密的数据（" + column + "）无法解密：数据被改动，或密钥与加密时不同。", cause);
    }
}
