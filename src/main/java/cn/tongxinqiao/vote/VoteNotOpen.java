package cn.tongxinqiao.vote;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The vote is not in the state the act needs. */
@ResponseStatus(HttpStatus.CONFLICT)
public final class VoteNotOpen extends RuntimeException {

    private VoteNotOpen(String message) {
        super(message);
    }

    static VoteNotOpen now(VoteStatus status) {
        return new VoteNotOpen(
                switch (status) {
                    case DRAFT -> "这次表决还没有开始。";
                    case CLOSED -> "这次表决已经结束，不能再改。";
                    case CANCELLED -> "这次表决已经取消。";
                    case OPEN -> "这次表决正在进行。";
                });
    }

    static VoteNotOpen begun() {
        return new VoteNotOpen("表决已经开始，议题、范围和名册都不能再改。");
    }

    static VoteNotOpen notClosed() {
        return new VoteNotOpen("表决还没有结束，结束后才能做。");
    }
}
