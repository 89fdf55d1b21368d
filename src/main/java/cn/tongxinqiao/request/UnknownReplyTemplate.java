package cn.tongxinqiao.request;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is no such text to pick from. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public final class UnknownReplyTemplate extends RuntimeException {

    private UnknownReplyTemplate(String message) {
        super(message);
    }

    static UnknownReplyTemplate of() {
        return new UnknownReplyTemplate("没有这个模板。");
    }
}
