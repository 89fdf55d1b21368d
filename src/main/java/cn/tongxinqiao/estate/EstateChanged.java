package cn.tongxinqiao.estate;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** What somebody wants to change is no longer as he or she saw it. */
@ResponseStatus(HttpStatus.CONFLICT)
public final class EstateChanged extends RuntimeException {

    private EstateChanged(String message) {
        super(message);
    }

    static EstateChanged meanwhile() {
        return new EstateChanged("登记刚刚被改动（也可能是您重复提交），没有保存。请核对下面最新的内容，需要时再改。");
    }

    static EstateChanged sinceShown() {
        return new EstateChanged("您查看以后，这个小区的登记又有改动，没有导入。下面是按最新登记重新比对的结果，请再核对一遍。");
    }
}
