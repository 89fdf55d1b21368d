package cn.tongxinqiao.publication;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The entry is not in the state the act needs: somebody was first, or it was withdrawn meanwhile. */
@ResponseStatus(HttpStatus.CONFLICT)
public final class PublicationDecided extends RuntimeException {

    private PublicationDecided(String message) {
        super(message);
    }

    static PublicationDecided already(PublicationStatus status) {
        return new PublicationDecided("没有办理：这条内容的状态现在是“" + status.label() + "”，请刷新后再看。");
    }
}
