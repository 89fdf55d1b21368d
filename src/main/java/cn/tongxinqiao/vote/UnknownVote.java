package cn.tongxinqiao.vote;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is no such vote, it is not the caller's to see, or the link is not good; which of them is not told. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public final class UnknownVote extends RuntimeException {

    private UnknownVote(String message) {
        super(message);
    }

    static UnknownVote of() {
        return new UnknownVote("没有找到这次表决，请核对编号和链接。");
    }
}
