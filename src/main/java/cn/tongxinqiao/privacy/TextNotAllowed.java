package cn.tongxinqiao.privacy;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** A text holds characters that no person types. */
@ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
public class TextNotAllowed extends RuntimeException {

    private TextNotAllowed(String message) {
        super(message);
    }

    static TextNotAllowed controlCharacter(int character) {
        return new TextNotAllowed(String.format("文字中含有不可见的控制字符（U+%04X），请删除后重新提交。", character));
    }

    static TextNotAllowed brokenCharacter() {
        return new TextNotAllowed("文字中含有不完整的字符，请检查后重新提交。");
    }

    static TextNotAllowed severalLines() {
        return new TextNotAllowed("姓名、电话、编号等只能写一行，不能有换行或制表符。");
    }
}
