package cn.tongxinqiao.estate;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** A change of the register is not possible. */
@ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
public final class EstateChangeRefused extends RuntimeException {

    private EstateChangeRefused(String message) {
        super(message);
    }

    static EstateChangeRefused problems(List<String> problems) {
        return new EstateChangeRefused(String.join("；", problems) + "。");
    }

    static EstateChangeRefused buildingName() {
        return new EstateChangeRefused("请填写楼栋名称（100 字以内），编码只能用字母、数字和短横线（40 字以内）。");
    }

    static EstateChangeRefused storeys(int most) {
        return new EstateChangeRefused("地上层数应当是 1 至 " + most + "，并且不小于已登记房屋的最高楼层。");
    }

    static EstateChangeRefused buildingTwice() {
        return new EstateChangeRefused("已经有同名或者编码相同的楼栋。");
    }

    static EstateChangeRefused homeTwice(String number) {
        return new EstateChangeRefused("同一栋同一单元已经有房号为“" + number + "”的房屋。");
    }

    static EstateChangeRefused homeEnded() {
        return new EstateChangeRefused("这套房屋已经分户或并户，只保留历史，不能再改。");
    }

    static EstateChangeRefused future() {
        return new EstateChangeRefused("日期不能晚于今天。");
    }

    static EstateChangeRefused dayMissing() {
        return new EstateChangeRefused("请填写日期，例如 2026-07-01。");
    }

    static EstateChangeRefused beforeOwner(String day) {
        return new EstateChangeRefused("日期应当晚于现在业主的取得日期 " + day + "。同一天登记错了，请用“更正业主”。");
    }

    static EstateChangeRefused howMissing() {
        return new EstateChangeRefused("请选择过户原因：买卖、赠与、继承、法院判决或拍卖。");
    }

    static EstateChangeRefused ownerMissing() {
        return new EstateChangeRefused("请填写业主编号，或者新业主的姓名。");
    }

    static EstateChangeRefused ownerUnknown(String code) {
        return new EstateChangeRefused("这个小区没有编号为“" + code + "”的业主；新业主请不填编号，只填姓名。");
    }

    static EstateChangeRefused ownerNamedOtherwise(String code) {
        return new EstateChangeRefused("编号 " + code + " 的业主登记的是另外的姓名，请核对编号和姓名。");
    }

    static EstateChangeRefused sameOwner() {
        return new EstateChangeRefused("这套房屋现在就是这位业主的。");
    }

    static EstateChangeRefused noOwner() {
        return new EstateChangeRefused("这套房屋没有登记业主，请用“登记业主”。");
    }

    static EstateChangeRefused hasOwner() {
        return new EstateChangeRefused("这套房屋已经有业主，请登记过户或更正业主。");
    }

    static EstateChangeRefused retired(String into) {
        return new EstateChangeRefused("这位业主已经并入 " + into + "，只保留历史，不能再改。");
    }

    static EstateChangeRefused mergeWithItself() {
        return new EstateChangeRefused("不能和自己合并，请填写另一位业主的编号。");
    }

    static EstateChangeRefused namesDiffer() {
        return new EstateChangeRefused("两位业主的姓名不同，不能合并。姓名写错的，请先在业主页面更正姓名。");
    }

    static EstateChangeRefused held(String code, String what) {
        return new EstateChangeRefused("业主 " + code + " 在" + what + "的名册里，人数正在计算，等结束以后再合并或拆分。已冻结的名册不会因此改变。");
    }

    static EstateChangeRefused splitNothing() {
        return new EstateChangeRefused("请勾选要分给另一位业主的房屋，至少一套，并且至少给原业主留一套。");
    }

    static EstateChangeRefused nobodyLeft() {
        return new EstateChangeRefused("业主至少要有一个人。");
    }

    static EstateChangeRefused partsMissing() {
        return new EstateChangeRefused("分户要写出至少两套新房屋的房号、楼层和面积。");
    }

    static EstateChangeRefused joinNothing() {
        return new EstateChangeRefused("并户至少要两套房屋，都在同一栋楼、属于同一位业主。");
    }

    static EstateChangeRefused nothingChanged() {
        return new EstateChangeRefused("没有任何改动。");
    }
}
