package cn.tongxinqiao.portal;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is no draft with this id: expired, or never was; which of the two is not told. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public final class DraftGone extends RuntimeException {

    private DraftGone(String message) {
        super(message);
    }

    static DraftGone now() {
        return new DraftGone("这份填写已过期，或不存在，请重新填写。");
    }
}
