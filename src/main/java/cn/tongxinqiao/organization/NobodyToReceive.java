package cn.tongxinqiao.organization;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Neither the unit nor any level above it, the duty desk included, has anybody to take a case. */
@ResponseStatus(HttpStatus.CONFLICT)
public class NobodyToReceive extends RuntimeException {

    private NobodyToReceive(String message) {
        super(message);
    }

    static NobodyToReceive forUnit(Unit unit) {
        return new NobodyToReceive("“" + unit.name() + "”及其上级和区值班席都没有在岗人员，请系统管理员先补充人员。");
    }
}
