package cn.tongxinqiao.lift.process;

import cn.tongxinqiao.engine.ProcessVariable;

/** Names in {@code lift-installation}. */
final class LiftInstallationProcess {

    static final String KEY = "lift-installation";

    /** Handed on to called processes; by it the engine knows whose the case is. */
    static final String UNIT = "unit";

    private LiftInstallationProcess() {}

    static final class Variables {
        static final ProcessVariable<String> COMMUNITY_GROUPS = ProcessVariable.text("communityGroups");
        static final ProcessVariable<String> STREET_GROUPS = ProcessVariable.text("streetGroups");
        static final ProcessVariable<Boolean> ELIGIBLE = ProcessVariable.flag("eligible");
        static final ProcessVariable<Boolean> STAMPED = ProcessVariable.flag("stamped");
        static final ProcessVariable<Boolean> PERMITTED = ProcessVariable.flag("permitted");

        private Variables() {}
    }

    static final class Messages {
        static final String STOPPED = "lift.stopped";

        private Messages() {}
    }

    static final class Elements {
        static final String FILE = "userTask_file";
        static final String SURVEY = "userTask_survey";
        static final String SCHEME = "userTask_scheme";
        static final String SIGN = "userTask_sign";
        static final String STAMP = "userTask_stamp";
        static final String SUPPLEMENT = "userTask_supplement";
        static final String PERMIT = "userTask_permit";

        private Elements() {}
    }
}
