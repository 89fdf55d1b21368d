package cn.tongxinqiao.notification;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Somebody else has changed the template since it was opened. */
@ResponseStatus(HttpStatus.CONFLICT)
public final class LetterTemplateChanged extends RuntimeException {

    private LetterTemplateChanged(String message) {
        super(message);
    }

    static LetterTemplateChanged of(LetterTemplate template) {
        return new LetterTemplateChanged("“" + template.label() + "”刚才有人改过，请看过新的版本再改。");
    }
}
