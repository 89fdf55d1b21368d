package cn.tongxinqiao.request;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** A case is let off for a reason. None, or none that says anything, was given. */
@ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
public final class ReleaseWithoutReason extends RuntimeException {

    private ReleaseWithoutReason(String message) {
        super(message);
    }

    static ReleaseWithoutReason of(int shortest, int longest) {
        return new ReleaseWithoutReason("请写明为什么免交办结材料，" + shortest + " 到 " + longest + " 个字。");
    }
}
