package cn.tongxinqiao.vote;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Somebody else has changed the draft meanwhile. */
@ResponseStatus(HttpStatus.CONFLICT)
public final class VoteChanged extends RuntimeException {

    private VoteChanged(String message) {
        super(message);
    }

    static VoteChanged meanwhile() {
        return new VoteChanged("这份草稿刚才被别人改过，请重新打开再改。");
    }
}
