package cn.tongxinqiao.vote;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** A deployed rule table cannot be computed, or says what nobody can read; better no answer than a wrong one. */
@ResponseStatus(HttpStatus.SERVICE_UNAVAILABLE)
public final class RuleTableBroken extends RuntimeException {

    private RuleTableBroken(String message) {
        super(message);
    }

    /**
     * Names the table.
     *
     * @param name its name
     * @param version its version
     * @return the exception
     */
    public static RuleTableBroken table(String name, int version) {
        return new RuleTableBroken("规则表“" + name + "”第 " + version + " 版无法使用，请联系管理员。");
    }
}
