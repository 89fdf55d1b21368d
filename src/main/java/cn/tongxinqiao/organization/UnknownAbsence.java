package cn.tongxinqiao.organization;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** No leave has the given id. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public class UnknownAbsence extends RuntimeException {

    private UnknownAbsence() {
        super("没有找到这条请假登记。");
    }

    /**
     * Nothing has this id.
     *
     * @return the exception
     */
    public static UnknownAbsence any() {
        return new UnknownAbsence();
    }
}
