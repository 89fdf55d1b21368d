package cn.tongxinqiao.request;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Limits are being counted again already. */
@ResponseStatus(HttpStatus.CONFLICT)
public final class ReplanningGoesOn extends RuntimeException {

    private ReplanningGoesOn(String message) {
        super(message);
    }

    static ReplanningGoesOn already() {
        return new ReplanningGoesOn("正在重新计算，请等这一次结束。");
    }
}
