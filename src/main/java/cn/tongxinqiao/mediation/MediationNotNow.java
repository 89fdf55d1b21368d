package cn.tongxinqiao.mediation;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The mediation does not stand where this can be done. */
@ResponseStatus(HttpStatus.CONFLICT)
public final class MediationNotNow extends RuntimeException {

    private MediationNotNow(String message) {
        super(message);
    }

    static MediationNotNow at(MediationStatus status) {
        return new MediationNotNow("这件调解现在是“" + status.label() + "”，不能这样办。");
    }

    static MediationNotNow changedMeanwhile() {
        return new MediationNotNow("协议草稿已被别人改过，请刷新后再改。");
    }

    static MediationNotNow openRound() {
        return new MediationNotNow("上一次调解还没有写结果，请先在任务里提交。");
    }

    static MediationNotNow openExtension() {
        return new MediationNotNow("已经有一个延期在征求意见。");
    }

    static MediationNotNow noExtension() {
        return new MediationNotNow("没有正在征求意见的延期。");
    }

    static MediationNotNow keyUsed() {
        return new MediationNotNow("同一个幂等键已经用过，请换一个。");
    }
}
