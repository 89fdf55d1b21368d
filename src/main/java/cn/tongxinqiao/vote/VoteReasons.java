package cn.tongxinqiao.vote;

import cn.tongxinqiao.privacy.TextRules;

/** What somebody gives as a reason. */
final class VoteReasons {

    private static final int SHORTEST = 2;
    private static final int LONGEST = 200;

    private VoteReasons() {}

    static String require(String reason) {
        String why = reason == null ? "" : TextRules.accept(reason).strip();
        int length = why.codePointCount(0, why.length());
        if (length < SHORTEST || length > LONGEST) {
            throw VoteRefused.reason();
        }
        return why;
    }
}
