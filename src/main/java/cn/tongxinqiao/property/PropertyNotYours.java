package cn.tongxinqiao.property;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Somebody who may read about a property company wants to act. */
@ResponseStatus(HttpStatus.FORBIDDEN)
public final class PropertyNotYours extends RuntimeException {

    private PropertyNotYours(String message) {
        super(message);
    }

    /** For who may only read. */
    public static PropertyNotYours readOnly() {
        return new PropertyNotYours("您可以查看，但不能办理。办理请找所在社区或镇街。");
    }

    /**
     * For who may not do just this.
     *
     * @param reason Chinese sentence for the person
     */
    public static PropertyNotYours because(String reason) {
        return new PropertyNotYours(reason);
    }
}
