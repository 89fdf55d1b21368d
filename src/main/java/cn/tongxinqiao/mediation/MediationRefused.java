package cn.tongxinqiao.mediation;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** What was written about a mediation cannot be taken as it is. */
@ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
public final class MediationRefused extends RuntimeException {

    private MediationRefused(String message) {
        super(message);
    }

    static MediationRefused because(String why) {
        return new MediationRefused(why);
    }

    static MediationRefused missing(String field) {
        return new MediationRefused("请填写" + field + "。");
    }

    static MediationRefused tooLong(String field, int longest) {
        return new MediationRefused(field + "最多 " + longest + " 个字。");
    }
}
