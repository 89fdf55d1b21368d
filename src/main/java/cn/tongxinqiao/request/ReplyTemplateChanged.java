package cn.tongxinqiao.request;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Somebody else has changed the text since it was opened. */
@ResponseStatus(HttpStatus.CONFLICT)
public final class ReplyTemplateChanged extends RuntimeException {

    private ReplyTemplateChanged(String message) {
        super(message);
    }

    static ReplyTemplateChanged of(String title) {
        return new ReplyTemplateChanged("模板“" + title + "”刚才有人改过，请看过新的版本再改。");
    }
}
