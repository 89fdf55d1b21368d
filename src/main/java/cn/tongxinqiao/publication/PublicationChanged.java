package cn.tongxinqiao.publication;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Somebody changed the entry since the page was opened. */
@ResponseStatus(HttpStatus.CONFLICT)
public final class PublicationChanged extends RuntimeException {

    private PublicationChanged(String message) {
        super(message);
    }

    static PublicationChanged meanwhile() {
        return new PublicationChanged("没有办理：这条内容刚刚被他人改过，请刷新后再办。");
    }
}
