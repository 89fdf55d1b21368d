package cn.tongxinqiao.engine;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** A submission does not fit the form it answers. */
@ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
public final class FormRefused extends RuntimeException {

    private static final int LONGEST_KEY = 60;

    private FormRefused(String message) {
        super(message);
    }

    static FormRefused missing(String label) {
        return new FormRefused("“" + label + "”必填。");
    }

    static FormRefused unknownKey(String key) {
        String shown = key.length() > LONGEST_KEY ? key.substring(0, LONGEST_KEY) + "…" : key;
        return new FormRefused("表单里没有“" + shown.replaceAll("\\p{C}", "?") + "”这一项，未提交任何内容。");
    }

    static FormRefused wrongType(String label, String expected) {
        return new FormRefused("“" + label + "”应为" + expected + "。");
    }

    static FormRefused notAnOption(String label) {
        return new FormRefused("“" + label + "”不在可选范围内。");
    }

    static FormRefused outOfBounds(String label, String bound) {
        return new FormRefused("“" + label + "”" + bound + "。");
    }

    static FormRefused readOnly(String label) {
        return new FormRefused("“" + label + "”只供查看，不能改；若在您打开表单后才变化，请重新打开任务再提交。");
    }

    static FormRefused hidden(String label) {
        return new FormRefused("“" + label + "”在现在的选择下不用填，请清空后再提交。");
    }

    static FormRefused tooMuch() {
        return new FormRefused("提交的内容太多或嵌套太深，未提交任何内容。");
    }

    /**
     * The form's fields are well-formed, but together they say nothing that can be done.
     *
     * @param reason Chinese sentence for the person
     * @return the exception
     */
    public static FormRefused because(String reason) {
        return new FormRefused(reason);
    }
}
