package cn.tongxinqiao.engine;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** A submission does not fit the form it answers. */
@ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
public final class FormRefused extends RuntimeException {

    private FormRefused(String message) {
        super(message);
    }

    static FormRefused missing(String label) {
        return new FormRefused("“" + label + "”必填。");
    }

    static FormRefused unknownKey(String key) {
        return new FormRefused("表单里没有“" + key + "”这一项，未提交任何内容。");
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
