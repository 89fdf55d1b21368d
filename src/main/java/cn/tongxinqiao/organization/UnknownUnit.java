package cn.tongxinqiao.organization;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** No unit has the given code. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public class UnknownUnit extends RuntimeException {

    private UnknownUnit(String message) {
        super(message);
    }

    static UnknownUnit code(String code) {
        return new UnknownUnit("没有编码为“" + code + "”的单位。");
    }
}
