package cn.tongxinqiao.request;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Whoever handled a case may not ask the requester about it. */
@ResponseStatus(HttpStatus.FORBIDDEN)
public final class VisitorIsHandler extends RuntimeException {

    private VisitorIsHandler(String message) {
        super(message);
    }

    static VisitorIsHandler of(String number) {
        return new VisitorIsHandler("回访人不能是诉求" + number + "的办理人，请换一位同事回访。");
    }
}
