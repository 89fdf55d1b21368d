package cn.tongxinqiao.request;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The same key came with another body. */
@ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
public final class SubmissionChanged extends RuntimeException {

    private SubmissionChanged(String message) {
        super(message);
    }

    static SubmissionChanged underSameKey() {
        return new SubmissionChanged("同一个幂等键已用于另一件诉求，内容不同，未受理。");
    }
}
