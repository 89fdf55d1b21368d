package cn.tongxinqiao.notification;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** No mail server would take this as an address. The sentence does not repeat it. */
@ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
public final class AddressNotUsable extends RuntimeException {

    private AddressNotUsable(String message) {
        super(message);
    }

    static AddressNotUsable missing() {
        return new AddressNotUsable("没有电子邮箱地址");
    }

    static AddressNotUsable malformed() {
        return new AddressNotUsable("电子邮箱地址写法不对");
    }

    static AddressNotUsable notAscii() {
        return new AddressNotUsable("电子邮箱地址 @ 前面有中文或全角字符，邮件服务器不收");
    }
}
