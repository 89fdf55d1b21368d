package cn.tongxinqiao.lift;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** A notice cannot be put up or concluded as asked. */
@ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
public final class NoticeRefused extends RuntimeException {

    private NoticeRefused(String message) {
        super(message);
    }

    static NoticeRefused noFirstPhoto() {
        return new NoticeRefused("还没有首日照片，请先在公示页面上传张贴当天的照片。");
    }

    static NoticeRefused noLastPhoto() {
        return new NoticeRefused("还没有末日照片，请先在公示页面上传公示最后一天的照片。");
    }

    static NoticeRefused notOver(String until) {
        return new NoticeRefused("公示还没有期满，" + until + " 24:00 以后才能写结论。");
    }

    static NoticeRefused objectionsOpen(int open) {
        return new NoticeRefused("还有 " + open + " 件异议没有了结，不能写结论。");
    }

    static NoticeRefused unresolvedWithoutNote() {
        return new NoticeRefused("有异议没有谈拢，公示要通过的，请在说明里写明理由。");
    }

    static NoticeRefused noNote() {
        return new NoticeRefused("请写明为什么要重谈或重新公示。");
    }

    static NoticeRefused because(String reason) {
        return new NoticeRefused(reason);
    }
}
