package cn.tongxinqiao.vote;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The vote has no such ballot or paper. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public final class UnknownBallot extends RuntimeException {

    private UnknownBallot(String message) {
        super(message);
    }

    static UnknownBallot ballot() {
        return new UnknownBallot("这次表决没有这张票。");
    }

    static UnknownBallot paper() {
        return new UnknownBallot("这次表决没有这份文件。");
    }
}
