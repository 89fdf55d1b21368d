package cn.tongxinqiao.request.process;

import cn.tongxinqiao.engine.ProcessVariable;

/** Names in {@code service-request}. */
final class ServiceRequestProcess {

    static final String KEY = "service-request";

    private ServiceRequestProcess() {}

    static final class Variables {
        static final ProcessVariable<Boolean> FACTS_COMPLETE = ProcessVariable.flag("factsComplete");
        static final ProcessVariable<String> INTAKE = ProcessVariable.text("intake");
        static final ProcessVariable<String> VERDICT = ProcessVariable.text("verdict");

        private Variables() {}
    }

    static final class Elements {
        static final String REDISPATCH = "userTask_redispatch";

        private Elements() {}
    }

    static final class Messages {
        static final String WITHDRAWN = "request.withdrawn";

        private Messages() {}
    }
}
