package cn.tongxinqiao.lift.web;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** A field holds what cannot be read as what it asks for. */
@ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
final class NotReadable extends RuntimeException {

    private NotReadable(String message, Throwable cause) {
        super(message, cause);
    }

    static NotReadable because(String words) {
        return new NotReadable(words, null);
    }

    static NotReadable of(String name, String example, Throwable cause) {
        return new NotReadable("“" + name + "”请写成 " + example + " 这样。", cause);
    }
}
