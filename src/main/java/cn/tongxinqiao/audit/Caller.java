package cn.tongxinqiao.audit;

import java.util.Optional;

/** Who makes the call that is being served, and from where. */
public interface Caller {

    /** The account that has signed in, empty for the public and outside a request. */
    Optional<String> account();

    /** The network address, empty outside a request. */
    Optional<String> address();
}
