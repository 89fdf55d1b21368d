package cn.tongxinqiao.publication;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The board cannot be searched like this. */
@ResponseStatus(HttpStatus.BAD_REQUEST)
public final class BoardQueryRefused extends RuntimeException {

    private BoardQueryRefused(String message) {
        super(message);
    }

    static BoardQueryRefused page() {
        return new BoardQueryRefused("参数“page”应为不小于0、不大于" + BoardQuery.LAST_PAGE + "的整数，第一页是0。");
    }

    static BoardQueryRefused size() {
        return new BoardQueryRefused("参数“size”应为1至" + BoardQuery.LARGEST_PAGE + "的整数。");
    }

    static BoardQueryRefused category() {
        return new BoardQueryRefused("参数“category”不是已有的诉求类别代码。");
    }

    static BoardQueryRefused community() {
        return new BoardQueryRefused("参数“community”应为12位数字的村（社区）代码。");
    }

    static BoardQueryRefused words() {
        return new BoardQueryRefused("参数“q”最多" + BoardQuery.LONGEST_WORDS + "个字，不能含控制字符。");
    }
}
