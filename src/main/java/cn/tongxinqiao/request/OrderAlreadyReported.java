package cn.tongxinqiao.request;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The order was reported on a moment ago, perhaps by the same person's second click. */
@ResponseStatus(HttpStatus.CONFLICT)
public final class OrderAlreadyReported extends RuntimeException {

    private OrderAlreadyReported(String message) {
        super(message);
    }

    static OrderAlreadyReported of(String number) {
        return new OrderAlreadyReported("诉求" + number + "的这一单已经报过结果，请刷新列表。");
    }
}
