package cn.tongxinqiao.audit;

import java.util.Optional;

/** Where the call that is being served came from. */
@FunctionalInterface
public interface CallerAddress {

    /** The network address, empty outside a request. */
    Optional<String> current();
}
