package cn.tongxinqiao.mediation.process;

import cn.tongxinqiao.engine.ProcessVariable;

/** Names in {@code mediation-agreement}. */
final class MediationAgreementProcess {

    static final String KEY = "mediation-agreement";

    private MediationAgreementProcess() {}

    static final class Variables {
        static final ProcessVariable<String> AGREEMENT = ProcessVariable.text("agreement");
        static final ProcessVariable<Boolean> SIGNED = ProcessVariable.flag("signed");
        static final ProcessVariable<String> CONFIRM_UNTIL = ProcessVariable.text("confirmUntil");
        static final ProcessVariable<String> CONFIRM_REMIND_AT = ProcessVariable.text("confirmRemindAt");
        static final ProcessVariable<String> CONFIRM_OVER_AT = ProcessVariable.text("confirmOverAt");
        static final ProcessVariable<String> VISIT_AT = ProcessVariable.text("visitAt");
        static final ProcessVariable<String> VISIT_RESULT = ProcessVariable.text("visitResult");

        private Variables() {}
    }

    /** What {@code agreement} says. */
    static final class Outcomes {
        static final String NOT_SIGNED = "NOT_SIGNED";

        private Outcomes() {}
    }

    static final class Elements {
        static final String SIGN = "userTask_sign";
        static final String CONFIRM = "userTask_confirm";
        static final String VISIT = "userTask_visit";

        private Elements() {}
    }
}
