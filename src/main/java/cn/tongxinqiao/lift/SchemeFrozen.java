package cn.tongxinqiao.lift;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The version is settled. */
@ResponseStatus(HttpStatus.CONFLICT)
public final class SchemeFrozen extends RuntimeException {

    private SchemeFrozen(String message) {
        super(message);
    }

    static SchemeFrozen of(String name, int version) {
        return new SchemeFrozen("方案“" + name + "”第 " + version + " 版已定稿，不能再改；要改请建新版本。");
    }
}
