package cn.tongxinqiao.mediation.process;

import cn.tongxinqiao.engine.ProcessVariable;

/** Names in {@code dispute-mediation}. */
final class DisputeMediationProcess {

    static final String KEY = "dispute-mediation";

    /** Handed on to called processes; by it the engine knows whose the case is. */
    static final String UNIT = "unit";

    /** Tenant of every mediation: the desk's, not that of the unit it came from. */
    static final String DESK = "mediator";

    private DisputeMediationProcess() {}

    static final class Variables {
        static final ProcessVariable<String> ACCEPT_UNTIL = ProcessVariable.text("acceptUntil");
        static final ProcessVariable<Boolean> ACCEPTED = ProcessVariable.flag("accepted");
        static final ProcessVariable<Boolean> CONSENTED = ProcessVariable.flag("consented");
        static final ProcessVariable<String> MEDIATION_DUE_AT = ProcessVariable.text("mediationDueAt");
        static final ProcessVariable<String> ROUND_RESULT = ProcessVariable.text("roundResult");
        static final ProcessVariable<Boolean> EXTENDED = ProcessVariable.flag("extended");
        static final ProcessVariable<String> AGREEMENT = ProcessVariable.text("agreement");

        private Variables() {}
    }

    static final class Messages {
        static final String WITHDRAWN = "mediation.withdrawn";

        private Messages() {}
    }

    static final class Elements {
        static final String ACCEPT = "userTask_accept";
        static final String CONSENT = "userTask_consent";
        static final String ROUND = "userTask_round";
        static final String EXTEND = "userTask_extend";

        private Elements() {}
    }
}
