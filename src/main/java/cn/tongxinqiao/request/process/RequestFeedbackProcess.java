package cn.tongxinqiao.request.process;

import cn.tongxinqiao.engine.ProcessVariable;

/** Names in {@code request-feedback}. */
final class RequestFeedbackProcess {

    static final String KEY = "request-feedback";

    private RequestFeedbackProcess() {}

    static final class Variables {
        static final ProcessVariable<Boolean> CONTACTABLE = ProcessVariable.flag("contactable");
        static final ProcessVariable<Boolean> REACHED = ProcessVariable.flag("reached");
        static final ProcessVariable<String> RATING_UNTIL = ProcessVariable.text("ratingUntil");
        static final ProcessVariable<String> VERDICT = ProcessVariable.text("verdict");

        private Variables() {}
    }

    static final class Elements {
        static final String VISIT = "userTask_visit";

        private Elements() {}
    }

    static final class Messages {
        static final String RATED = "request.rated";

        private Messages() {}
    }
}
