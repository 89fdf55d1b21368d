package cn.tongxinqiao.request;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is no such case, or the token does not open it; which of the two is not told. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public final class UnknownRequest extends RuntimeException {

    private UnknownRequest(String message) {
        super(message);
    }

    static UnknownRequest of(String number) {
        return new UnknownRequest("没有找到这件诉求，请核对编号和查询码。");
    }
}
