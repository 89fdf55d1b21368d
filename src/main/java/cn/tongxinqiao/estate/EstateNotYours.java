package cn.tongxinqiao.estate;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Somebody who may read a register wants to change it. */
@ResponseStatus(HttpStatus.FORBIDDEN)
public final class EstateNotYours extends RuntimeException {

    private EstateNotYours(String message) {
        super(message);
    }

    static EstateNotYours readOnly() {
        return new EstateNotYours("您可以查看这个小区的房屋业主，但不能修改。修改请找所在社区或镇街。");
    }

    static EstateNotYours firms() {
        return new EstateNotYours("您可以查看物业服务企业，但不能登记。登记请找社区、镇街或住建部门。");
    }
}
