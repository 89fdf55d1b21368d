package cn.tongxinqiao.lift;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Somebody else has changed the scheme since it was opened. */
@ResponseStatus(HttpStatus.CONFLICT)
public final class SchemeChanged extends RuntimeException {

    private SchemeChanged(String message) {
        super(message);
    }

    static SchemeChanged of(String name, String by) {
        return new SchemeChanged("方案“" + name + "”刚才由 " + by + " 改过。您填的还在这一页，没有丢；请打开新的版本核对后再改。");
    }
}
