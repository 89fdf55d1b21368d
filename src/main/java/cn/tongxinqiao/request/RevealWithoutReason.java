package cn.tongxinqiao.request;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Somebody wants to see personal data without saying what for. */
@ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
public final class RevealWithoutReason extends RuntimeException {

    private static final int SHORTEST = 2;
    private static final int LONGEST = 200;

    private RevealWithoutReason(String message) {
        super(message);
    }

    static String requireReason(String reason) {
        String why = reason == null ? "" : reason.strip();
        int length = why.codePointCount(0, why.length());
        if (length < SHORTEST || length > LONGEST) {
            throw new RevealWithoutReason("请写明查看理由，" + SHORTEST + " 至 " + LONGEST + " 个字。");
        }
        return why;
    }
}
