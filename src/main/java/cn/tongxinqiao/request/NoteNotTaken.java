package cn.tongxinqiao.request;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** A note says nothing or too much. */
@ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
public final class NoteNotTaken extends RuntimeException {

    private NoteNotTaken(String message) {
        super(message);
    }

    static NoteNotTaken notWithin(int longest) {
        return new NoteNotTaken("请写备注，1 至 " + longest + " 个字。");
    }
}
