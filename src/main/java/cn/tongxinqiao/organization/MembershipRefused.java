package cn.tongxinqiao.organization;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** A change of membership does not fit the present state. */
@ResponseStatus(HttpStatus.CONFLICT)
public class MembershipRefused extends RuntimeException {

    private MembershipRefused(String message) {
        super(message);
    }

    static MembershipRefused alreadyIn(String member, Unit unit) {
        return new MembershipRefused("“" + member + "”已经在“" + unit.name() + "”，不能重复加入。");
    }

    static MembershipRefused notIn(String member, Unit unit) {
        return new MembershipRefused("“" + member + "”不在“" + unit.name() + "”。");
    }

    static MembershipRefused unitClosed(Unit unit) {
        return new MembershipRefused("“" + unit.name() + "”已停用，不能加入。");
    }

    static MembershipRefused memberLeft(String member) {
        return new MembershipRefused("“" + member + "”已退出，请先恢复账号。");
    }

    static MembershipRefused idTaken(String member) {
        return new MembershipRefused("账号“" + member + "”已被使用。");
    }

    static MembershipRefused noWorkInDistrict(Unit unit) {
        return new MembershipRefused("“" + unit.name() + "”是行政区，人员应加入其下的单位。");
    }

    static MembershipRefused sameUnit(Unit unit) {
        return new MembershipRefused("调出和调入的单位都是“" + unit.name() + "”。");
    }

    static MembershipRefused lastAdministrator() {
        return new MembershipRefused("至少要保留一名系统管理员。");
    }
}
