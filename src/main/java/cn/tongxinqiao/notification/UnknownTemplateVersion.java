package cn.tongxinqiao.notification;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The template never had this version. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public final class UnknownTemplateVersion extends RuntimeException {

    private UnknownTemplateVersion(String message) {
        super(message);
    }

    static UnknownTemplateVersion of(LetterTemplate template, int version) {
        return new UnknownTemplateVersion("“" + template.label() + "”没有第 " + version + " 版。");
    }
}
