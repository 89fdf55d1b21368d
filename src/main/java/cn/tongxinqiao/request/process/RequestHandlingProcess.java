package cn.tongxinqiao.request.process;

import cn.tongxinqiao.engine.ProcessVariable;

/** Names in {@code request-handling}. */
final class RequestHandlingProcess {

    static final String KEY = "request-handling";

    private RequestHandlingProcess() {}

    static final class Variables {
        static final ProcessVariable<String> CLAIM_UNTIL = ProcessVariable.text("claimUntil");
        static final ProcessVariable<Boolean> ASSIGNED = ProcessVariable.flag("assigned");

        private Variables() {}
    }

    static final class Messages {
        static final String RELEASED = "request.released";

        private Messages() {}
    }

    static final class Elements {
        static final String HANDLE = "userTask_handle";
        static final String ASSIGN = "userTask_assign";

        private Elements() {}
    }
}
