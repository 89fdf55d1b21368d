package cn.tongxinqiao.organization;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** No person has the given id. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public class UnknownMember extends RuntimeException {

    private UnknownMember(String message) {
        super(message);
    }

    static UnknownMember id(String id) {
        return new UnknownMember("没有账号为“" + id + "”的成员。");
    }
}
