package cn.tongxinqiao.vote;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The account may read the vote and not do this. */
@ResponseStatus(HttpStatus.FORBIDDEN)
public final class VoteNotYours extends RuntimeException {

    private VoteNotYours(String message) {
        super(message);
    }

    static VoteNotYours edit() {
        return new VoteNotYours("您的账号只能查看这次表决。");
    }

    static VoteNotYours ballots() {
        return new VoteNotYours("您的账号不能登记这次表决的票。");
    }
}
