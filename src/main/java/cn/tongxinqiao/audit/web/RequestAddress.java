package cn.tongxinqiao.audit.web;

import cn.tongxinqiao.audit.CallerAddress;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** The address of the request on this thread, behind a proxy the one it forwards. */
@Component
class RequestAddress implements CallerAddress {

    @Override
    public Optional<String> current() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
                ? Optional.ofNullable(request.getRequest().getRemoteAddr())
                : Optional.empty();
    }
}
