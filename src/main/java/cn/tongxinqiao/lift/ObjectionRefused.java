package cn.tongxinqiao.lift;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** An objection cannot be taken, or not be answered, as it was given. */
@ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
public final class ObjectionRefused extends RuntimeException {

    private ObjectionRefused(String message) {
        super(message);
    }

    static ObjectionRefused noNotice() {
        return new ObjectionRefused("现在没有正在进行的公示，不能提出异议。对结果有意见的，可以找社区或镇街反映。");
    }

    static ObjectionRefused concluded() {
        return new ObjectionRefused("这份异议收到的时间在公示期内，但公示结论已经写好，镇街也已经盖章或案件已经离开公示，不能再登记。" + "请马上告诉镇街，由镇街决定怎样补正。");
    }

    static ObjectionRefused tooEarly(String posted) {
        return new ObjectionRefused("公示从" + posted + "开始，在这之前收到的不算对这次公示的异议。");
    }

    static ObjectionRefused tooLate(String ended) {
        return new ObjectionRefused("公示到" + ended + " 24:00 为止，已经过了提出异议的时间。对结果有意见的，可以找社区或镇街反映，也可以依法起诉。");
    }

    static ObjectionRefused inTheFuture() {
        return new ObjectionRefused("收到异议的时间不能晚于现在。");
    }

    static ObjectionRefused noPaper() {
        return new ObjectionRefused("书面异议要附照片或扫描件。");
    }

    static ObjectionRefused noHome() {
        return new ObjectionRefused("这套房屋不在这栋楼或单元里，请重新选择。");
    }

    static ObjectionRefused answered() {
        return new ObjectionRefused("这条异议已经有结果，不能再改。");
    }

    static ObjectionRefused because(String reason) {
        return new ObjectionRefused(reason);
    }
}
