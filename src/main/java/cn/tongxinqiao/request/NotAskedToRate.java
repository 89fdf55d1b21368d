package cn.tongxinqiao.request;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The requester is not asked to rate now, or has rated already. */
@ResponseStatus(HttpStatus.CONFLICT)
public final class NotAskedToRate extends RuntimeException {

    private NotAskedToRate(String message) {
        super(message);
    }

    static NotAskedToRate now(String number, Status status) {
        return new NotAskedToRate("诉求" + number + "目前是“" + status.label() + "”，不在评价期内，或已经评价过。");
    }
}
