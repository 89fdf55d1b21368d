package cn.tongxinqiao.vote;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** A ballot cannot be taken as it was given. */
@ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
public final class BallotRefused extends RuntimeException {

    private BallotRefused(String message) {
        super(message);
    }

    static BallotRefused notOnTheRegister() {
        return new BallotRefused("这位业主不在这次表决的名册里。");
    }

    static BallotRefused choice() {
        return new BallotRefused("请选择同意、反对或弃权。");
    }

    static BallotRefused channel() {
        return new BallotRefused("请选择纸质票或上门；网上的票由业主本人用链接投。");
    }

    static BallotRefused tooEarly(String opened) {
        return new BallotRefused("投票时间不能早于表决开始（" + opened + "）。");
    }

    static BallotRefused tooLate(String closes) {
        return new BallotRefused("投票时间晚于截止时间（" + closes + "），这张票不能计入。");
    }

    static BallotRefused notBegun(String opens) {
        return new BallotRefused("表决还没有开始，" + opens + " 起可以投票。");
    }

    static BallotRefused inTheFuture() {
        return new BallotRefused("投票时间不能晚于现在。");
    }

    static BallotRefused noPhoto() {
        return new BallotRefused("纸质票要附选票的照片或扫描件。");
    }

    static BallotRefused noAuthority() {
        return new BallotRefused("代投的票要附委托书的照片或扫描件。");
    }

    static BallotRefused noProxy() {
        return new BallotRefused("附了委托书的，请写受托人姓名。");
    }

    static BallotRefused nameTooLong() {
        return new BallotRefused("姓名最多 50 个字。");
    }

    static BallotRefused alreadyInvalid() {
        return new BallotRefused("这张票已经宣布无效。");
    }
}
