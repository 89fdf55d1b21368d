package cn.tongxinqiao.organization;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Leave is registered by the person, by the head of a unit for its people, or by an administrator. */
@ResponseStatus(HttpStatus.FORBIDDEN)
public class AbsenceNotYours extends RuntimeException {

    private AbsenceNotYours(String message) {
        super(message);
    }

    static AbsenceNotYours toRegister() {
        return new AbsenceNotYours("只能登记本人的请假；单位负责人可以登记本单位人员的，系统管理员可以登记所有人的。");
    }

    static AbsenceNotYours toCancel() {
        return new AbsenceNotYours("只能撤销本人的请假；单位负责人可以撤销本单位人员的，系统管理员可以撤销所有人的。");
    }

    static AbsenceNotYours toSee(Unit unit) {
        return new AbsenceNotYours("您不在“" + unit.name() + "”，不能查看它的请假情况。");
    }
}
