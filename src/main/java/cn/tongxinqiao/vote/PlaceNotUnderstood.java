package cn.tongxinqiao.vote;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** What was given as a place is no code of an administrative division. */
@ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
public final class PlaceNotUnderstood extends RuntimeException {

    private PlaceNotUnderstood(String message) {
        super(message);
    }

    static PlaceNotUnderstood code() {
        return new PlaceNotUnderstood("地区（place）应是行政区划代码，省 2 位、市 4 位、区县 6 位、镇街 9 位、村社区 12 位数字，如 440118。");
    }
}
