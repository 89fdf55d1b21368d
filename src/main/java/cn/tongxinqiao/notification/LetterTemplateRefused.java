package cn.tongxinqiao.notification;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** A template's text cannot be used; the sentence says in which part and why. */
@ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
public final class LetterTemplateRefused extends RuntimeException {

    private LetterTemplateRefused(String message) {
        super(message);
    }

    static LetterTemplateRefused empty(String part) {
        return new LetterTemplateRefused(part + "是空的。");
    }

    static LetterTemplateRefused tooLong(String part, int longest) {
        return new LetterTemplateRefused(part + "太长，最多 " + longest + " 个字。");
    }

    static LetterTemplateRefused unknownVariable(String part, String variable, int line, String known) {
        return new LetterTemplateRefused(part + "第 " + line + " 行用了不认识的变量“" + variable + "”；这种信可以用：" + known + "。");
    }

    static LetterTemplateRefused broken(String part, int line) {
        return new LetterTemplateRefused(
                part + (line > 0 ? "第 " + line + " 行附近" : "") + "的花括号写法不对：{{变量}} 或 {{#变量}}…{{/变量}}，要成对。");
    }

    static LetterTemplateRefused unescaped() {
        return new LetterTemplateRefused("网页格式里只能用两层花括号 {{变量}}：三层花括号和 {{&变量}} 会让居民写的内容变成网页代码。");
    }
}
