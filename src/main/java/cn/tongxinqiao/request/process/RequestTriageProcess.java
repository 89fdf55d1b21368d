package cn.tongxinqiao.request.process;

import cn.tongxinqiao.engine.ProcessVariable;

/** Names in {@code request-triage}. */
final class RequestTriageProcess {

    static final String KEY = "request-triage";

    private RequestTriageProcess() {}

    static final class Variables {
        static final ProcessVariable<String> INTAKE = ProcessVariable.text("intake");
        static final ProcessVariable<String> DETAIL_UNTIL = ProcessVariable.text("detailUntil");

        private Variables() {}
    }

    static final class Elements {
        static final String CONFIRM_FACTS = "userTask_confirmFacts";
        static final String RECORD_TRANSFER = "userTask_recordTransfer";

        private Elements() {}
    }

    static final class Messages {
        static final String DETAIL_ADDED = "request.detailAdded";

        private Messages() {}
    }
}
