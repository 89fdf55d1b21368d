package cn.tongxinqiao.lift;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The account may read the objection catalogue, not change it. */
@ResponseStatus(HttpStatus.FORBIDDEN)
public class MeasuresNotYours extends RuntimeException {

    private MeasuresNotYours(String message) {
        super(message);
    }

    static MeasuresNotYours readOnly() {
        return new MeasuresNotYours("顾虑和办法的目录由区里的分析员整理，您的账号只能查看。");
    }
}
