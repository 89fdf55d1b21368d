package cn.tongxinqiao.lift;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is no such lift case, or it is not the reader's; which of the two is not told. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public final class UnknownLiftCase extends RuntimeException {

    private UnknownLiftCase(String message) {
        super(message);
    }

    /** For a number that leads nowhere. */
    public static UnknownLiftCase of() {
        return new UnknownLiftCase("没有找到这个加装电梯的案件，或者它不归您的单位管。");
    }
}
