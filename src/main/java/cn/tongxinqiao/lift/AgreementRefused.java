package cn.tongxinqiao.lift;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The agreement cannot be written, signed or settled as asked. */
@ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
public final class AgreementRefused extends RuntimeException {

    private AgreementRefused(String message) {
        super(message);
    }

    static AgreementRefused incomplete(List<String> missing) {
        return new AgreementRefused("协议还不齐，不能提交：" + String.join("", missing));
    }

    static AgreementRefused because(String reason) {
        return new AgreementRefused(reason);
    }
}
