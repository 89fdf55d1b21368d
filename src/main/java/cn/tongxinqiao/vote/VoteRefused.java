package cn.tongxinqiao.vote;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** What was written about a vote cannot be taken as it is. */
@ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
public final class VoteRefused extends RuntimeException {

    /** What is wrong, as the page names its fields. */
    public enum Field {
        /** The title. */
        TITLE,
        /** The matter. */
        MATTER,
        /** Compound, building or entrance. */
        SCOPE,
        /** The question. */
        TEXT,
        /** The beginning. */
        OPENS,
        /** The end. */
        CLOSES,
        /** A reason. */
        REASON,
        /** A paper. */
        PAPER
    }

    private final transient Field field;

    private VoteRefused(Field field, String message) {
        super(message);
        this.field = field;
    }

    /** What is wrong. */
    public Field field() {
        return field;
    }

    static VoteRefused missing(Field field, String name) {
        return new VoteRefused(field, "请填写" + name + "。");
    }

    static VoteRefused tooLong(Field field, String name, int longest) {
        return new VoteRefused(field, name + "最多 " + longest + " 个字。");
    }

    static VoteRefused text(Field field, String why) {
        return new VoteRefused(field, why);
    }

    static VoteRefused matter() {
        return new VoteRefused(Field.MATTER, "表决事项表里没有这个事项。");
    }

    static VoteRefused scope() {
        return new VoteRefused(Field.SCOPE, "没有这个小区、楼栋或单元，或不归您管。");
    }

    static VoteRefused noHomes() {
        return new VoteRefused(Field.SCOPE, "这个范围里没有登记业主的房屋，不能开始表决。");
    }

    static VoteRefused endBeforeBeginning() {
        return new VoteRefused(Field.CLOSES, "截止时间要晚于开始时间。");
    }

    static VoteRefused endPassed() {
        return new VoteRefused(Field.CLOSES, "截止时间已经过了，请改到以后。");
    }

    static VoteRefused reason() {
        return new VoteRefused(Field.REASON, "请写明原因，2 至 200 个字。");
    }
}
