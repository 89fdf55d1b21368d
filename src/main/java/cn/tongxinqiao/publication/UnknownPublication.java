package cn.tongxinqiao.publication;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is no such entry, or it is not shown (any more); which of the two is not told. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public final class UnknownPublication extends RuntimeException {

    private UnknownPublication(String message) {
        super(message);
    }

    static UnknownPublication onTheBoard() {
        return new UnknownPublication("没有找到这条公开内容，可能已经撤下。");
    }

    static UnknownPublication inTheQueue() {
        return new UnknownPublication("没有找到这条待公开内容。");
    }
}
