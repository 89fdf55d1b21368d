package cn.tongxinqiao.lift.process;

import cn.tongxinqiao.engine.ProcessVariable;

/** Names in {@code lift-talks}. */
final class LiftTalksProcess {

    static final String KEY = "lift-talks";

    /** Which mediation is waited for: only our code reads it. */
    static final ProcessVariable<String> MEDIATION_NUMBER = ProcessVariable.text("mediationNumber");

    private LiftTalksProcess() {}

    static final class Variables {
        static final ProcessVariable<String> SILENT_AT = ProcessVariable.text("silentAt");
        static final ProcessVariable<String> SILENCE_CYCLE = ProcessVariable.text("silenceCycle");
        static final ProcessVariable<String> COURSE_DUE_AT = ProcessVariable.text("courseDueAt");
        static final ProcessVariable<String> MEETING_AT = ProcessVariable.text("meetingAt");
        static final ProcessVariable<Boolean> COURSE_ASKED = ProcessVariable.flag("courseAsked");
        static final ProcessVariable<String> NEXT = ProcessVariable.text("next");
        static final ProcessVariable<Boolean> PASSED = ProcessVariable.flag("passed");
        static final ProcessVariable<String> TALKS = ProcessVariable.text("talks");

        private Variables() {}
    }

    static final class Messages {
        static final String VOTE_CLOSED = "lift.voteClosed";
        static final String MEDIATED = "lift.mediated";

        private Messages() {}
    }

    static final class Elements {
        static final String PLAN = "userTask_plan";
        static final String MEET = "userTask_meet";
        static final String COURSE = "userTask_course";
        static final String OPEN_VOTE = "userTask_openVote";

        private Elements() {}
    }
}
