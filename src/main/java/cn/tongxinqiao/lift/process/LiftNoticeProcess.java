package cn.tongxinqiao.lift.process;

import cn.tongxinqiao.engine.ProcessVariable;

/** Names in {@code lift-notice}. */
final class LiftNoticeProcess {

    static final String KEY = "lift-notice";

    /** Which mediation is waited for: only our code reads it. */
    static final ProcessVariable<String> MEDIATION_NUMBER = ProcessVariable.text("mediationNumber");

    private LiftNoticeProcess() {}

    static final class Variables {
        static final ProcessVariable<String> NOTICE_ENDS_AT = ProcessVariable.text("noticeEndsAt");
        static final ProcessVariable<Boolean> OBJECTIONS_OPEN = ProcessVariable.flag("objectionsOpen");
        static final ProcessVariable<String> NOTICE = ProcessVariable.text("notice");
        static final ProcessVariable<String> ANSWER_BY = ProcessVariable.text("answerBy");
        static final ProcessVariable<String> ANSWER = ProcessVariable.text("answer");

        private Variables() {}
    }

    /** Which objection a run is about: only our code reads it. */
    static final ProcessVariable<String> OBJECTION = ProcessVariable.text("objection");

    static final class Messages {
        static final String OBJECTED = "lift.objected";
        static final String OBJECTIONS_SETTLED = "lift.objectionsSettled";
        static final String MEDIATED = "lift.mediated";

        private Messages() {}
    }

    static final class Elements {
        static final String POST = "userTask_post";
        static final String CONCLUDE = "userTask_conclude";
        static final String ANSWER = "userTask_answer";

        private Elements() {}
    }
}
