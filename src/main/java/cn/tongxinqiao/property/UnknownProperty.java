package cn.tongxinqiao.property;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is no such assessment, exit or link, or it is not the reader's; which of the two is not told. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public final class UnknownProperty extends RuntimeException {

    private UnknownProperty(String message) {
        super(message);
    }

    /** For a number that leads nowhere. */
    public static UnknownProperty assessment() {
        return new UnknownProperty("没有找到这次物业考核，或者它不归您的单位管。");
    }

    /** For a number of an exit that leads nowhere. */
    public static UnknownProperty exit() {
        return new UnknownProperty("没有找到这次物业退出，或者它不归您的单位管。");
    }

    /** For a code that names no version. */
    public static UnknownProperty rubric() {
        return new UnknownProperty("没有这个版本的考核标准。");
    }

    /** For a link that leads nowhere. */
    public static UnknownProperty link() {
        return new UnknownProperty("链接无效或已过期，请核对来信中的地址。");
    }
}
