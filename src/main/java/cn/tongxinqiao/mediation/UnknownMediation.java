package cn.tongxinqiao.mediation;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is no such mediation, it is not the caller's to see, or the link is not good; which of them is not told. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public final class UnknownMediation extends RuntimeException {

    private UnknownMediation(String message) {
        super(message);
    }

    static UnknownMediation of() {
        return new UnknownMediation("没有找到这件调解，请核对编号和链接。");
    }
}
