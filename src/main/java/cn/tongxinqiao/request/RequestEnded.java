package cn.tongxinqiao.request;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The case has ended, so nothing more can be done to it. */
@ResponseStatus(HttpStatus.CONFLICT)
public final class RequestEnded extends RuntimeException {

    private RequestEnded(String message) {
        super(message);
    }

    static RequestEnded with(String number, Status status) {
        return new RequestEnded("诉求" + number + "已是“" + status.label() + "”，不能再操作。");
    }

    static RequestEnded cannotWithdraw(String number, Status status) {
        return new RequestEnded("诉求" + number + "目前是“" + status.label() + "”，不能撤回。");
    }
}
