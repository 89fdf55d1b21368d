package cn.tongxinqiao.request.process;

import cn.tongxinqiao.engine.ProcessVariable;

/** Names in {@code request-pause}. */
final class RequestPauseProcess {

    static final String KEY = "request-pause";

    private RequestPauseProcess() {}

    static final class Variables {
        static final ProcessVariable<String> APPROVER_GROUPS = ProcessVariable.text("approverGroups");
        static final ProcessVariable<String> DECIDE_UNTIL = ProcessVariable.text("decideUntil");
        static final ProcessVariable<Boolean> STOPPED = ProcessVariable.flag("stopped");
        static final ProcessVariable<String> RESUME_AT = ProcessVariable.text("resumeAt");
        static final ProcessVariable<String> REVIEW_AT = ProcessVariable.text("reviewAt");

        private Variables() {}
    }

    /** One bean leaves them for another; no model mentions them. */
    static final class Kept {
        static final ProcessVariable<String> APPROVERS = ProcessVariable.text("approvers");
        static final ProcessVariable<String> APPROVER_LEVEL = ProcessVariable.text("approverLevel");

        private Kept() {}
    }

    static final class Messages {
        static final String ANSWERED = "request.answered";

        private Messages() {}
    }

    static final class Elements {
        static final String APPROVE = "userTask_approve";
        static final String PAUSED = "userTask_paused";

        private Elements() {}
    }
}
