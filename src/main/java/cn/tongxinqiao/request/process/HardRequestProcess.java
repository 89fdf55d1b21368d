package cn.tongxinqiao.request.process;

import cn.tongxinqiao.engine.ProcessVariable;

/** Names in {@code hard-request}; the consent is the one of {@code minor-request}. */
final class HardRequestProcess {

    static final String KEY = "hard-request";

    private HardRequestProcess() {}

    static final class Variables {
        static final ProcessVariable<Boolean> CONSENTED = ProcessVariable.flag("consented");
        static final ProcessVariable<Boolean> PASSED = ProcessVariable.flag("passed");

        private Variables() {}
    }

    static final class Messages {
        static final String LIFTED = "request.lifted";

        private Messages() {}
    }

    static final class Elements {
        static final String ACCEPT = "userTask_accept";
        static final String CONSENT = "userTask_consent";
        static final String CHECK = "userTask_check";

        private Elements() {}
    }
}
