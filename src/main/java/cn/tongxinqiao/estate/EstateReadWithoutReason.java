package cn.tongxinqiao.estate;

import cn.tongxinqiao.privacy.TextNotAllowed;
import cn.tongxinqiao.privacy.TextRules;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Somebody wants to see or change personal data of owners without saying what for. */
@ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
public final class EstateReadWithoutReason extends RuntimeException {

    private static final int SHORTEST = 2;
    private static final int LONGEST = 200;

    private EstateReadWithoutReason(String message) {
        super(message);
    }

    static String requireReason(String reason) {
        String why = reason == null ? "" : reason.strip();
        int length = why.codePointCount(0, why.length());
        if (length < SHORTEST || length > LONGEST || TextRules.saysNothing(why)) {
            throw new EstateReadWithoutReason("请写明理由，" + SHORTEST + " 至 " + LONGEST + " 个字。");
        }
        try {
            return TextRules.acceptLine(why);
        } catch (TextNotAllowed odd) {
            throw new EstateReadWithoutReason(odd.getMessage());
        }
    }
}
