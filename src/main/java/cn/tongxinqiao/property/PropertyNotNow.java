package cn.tongxinqiao.property;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The matter stands at another stage than the act needs. */
@ResponseStatus(HttpStatus.CONFLICT)
public final class PropertyNotNow extends RuntimeException {

    private PropertyNotNow(String message) {
        super(message);
    }

    /**
     * Refuses.
     *
     * @param reason Chinese sentence for the person
     */
    public static PropertyNotNow because(String reason) {
        return new PropertyNotNow(reason);
    }

    static PropertyNotNow stage(PropertyAssessment assessment) {
        return new PropertyNotNow(
                "考核 " + assessment.number() + " 现在是“" + assessment.status().label() + "”，不能这样办。");
    }
}
