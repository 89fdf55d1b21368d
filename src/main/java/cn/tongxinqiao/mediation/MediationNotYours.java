package cn.tongxinqiao.mediation;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The caller may read the mediation but not work on it. */
@ResponseStatus(HttpStatus.FORBIDDEN)
public final class MediationNotYours extends RuntimeException {

    private MediationNotYours(String message) {
        super(message);
    }

    static MediationNotYours work() {
        return new MediationNotYours("只有人民调解员可以办理，您可以查看。");
    }

    static MediationNotYours filing() {
        return new MediationNotYours("只有工作人员可以替群众申请调解。");
    }

    static MediationNotYours withdrawal() {
        return new MediationNotYours("只有申请人、录入的人和调解员可以撤回。");
    }
}
