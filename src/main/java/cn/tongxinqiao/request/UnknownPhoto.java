package cn.tongxinqiao.request;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The case has no photo with this id; whether another one has it is not told. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public final class UnknownPhoto extends RuntimeException {

    private UnknownPhoto(String message) {
        super(message);
    }

    static UnknownPhoto ofThisCase() {
        return new UnknownPhoto("没有找到这张照片。");
    }
}
