package cn.tongxinqiao.publication;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** What the publisher handed in cannot be taken as it is. */
@ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
public final class PublicationRefused extends RuntimeException {

    private PublicationRefused(String message) {
        super(message);
    }

    static PublicationRefused nothingSaid(String what) {
        return new PublicationRefused("请填写" + what + "。");
    }

    static PublicationRefused tooLong(String what, int longest) {
        return new PublicationRefused(what + "最多" + longest + "个字。");
    }

    static PublicationRefused unknownCommunity() {
        return new PublicationRefused("没有这个村（社区）。");
    }

    static PublicationRefused byTheRule(String explanation) {
        return new PublicationRefused("公开规则不允许：" + explanation);
    }
}
