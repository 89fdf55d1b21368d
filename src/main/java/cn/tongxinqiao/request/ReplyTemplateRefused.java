package cn.tongxinqiao.request;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** A text to pick from that cannot be used. */
@ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
public final class ReplyTemplateRefused extends RuntimeException {

    private ReplyTemplateRefused(String message) {
        super(message);
    }

    static ReplyTemplateRefused because(String reason) {
        return new ReplyTemplateRefused(reason);
    }
}
