package cn.tongxinqiao.request;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Somebody lets a case off who may not decide it. */
@ResponseStatus(HttpStatus.FORBIDDEN)
public final class ReleaseNotAllowed extends RuntimeException {

    private ReleaseNotAllowed(String message) {
        super(message);
    }

    static ReleaseNotAllowed notTheLeader() {
        return new ReleaseNotAllowed("只有承办单位或上级单位的负责人可以同意免交办结材料。");
    }

    static ReleaseNotAllowed ownCase() {
        return new ReleaseNotAllowed("自己办理的件不能由自己免交办结材料，请上级单位的负责人决定。");
    }
}
