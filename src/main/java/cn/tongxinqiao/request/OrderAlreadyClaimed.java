package cn.tongxinqiao.request;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Somebody else was faster. */
@ResponseStatus(HttpStatus.CONFLICT)
public final class OrderAlreadyClaimed extends RuntimeException {

    private OrderAlreadyClaimed(String message) {
        super(message);
    }

    static OrderAlreadyClaimed of(String number) {
        return new OrderAlreadyClaimed("诉求" + number + "已被其他人抢单。");
    }
}
