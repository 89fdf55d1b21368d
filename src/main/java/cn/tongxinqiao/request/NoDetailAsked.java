package cn.tongxinqiao.request;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Nobody asked the requester for detail. */
@ResponseStatus(HttpStatus.CONFLICT)
public final class NoDetailAsked extends RuntimeException {

    private NoDetailAsked(String message) {
        super(message);
    }

    static NoDetailAsked of(String number) {
        return new NoDetailAsked("诉求" + number + "目前没有需要补充的内容。");
    }
}
