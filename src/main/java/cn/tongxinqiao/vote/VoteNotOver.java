package cn.tongxinqiao.vote;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Ballots may still be given, so it cannot be counted yet. */
@ResponseStatus(HttpStatus.CONFLICT)
public final class VoteNotOver extends RuntimeException {

    private VoteNotOver(String message) {
        super(message);
    }

    static VoteNotOver until(String when) {
        return new VoteNotOver("还没有到截止时间（" + when + "），也还有业主没有投票，不能计票。");
    }
}
