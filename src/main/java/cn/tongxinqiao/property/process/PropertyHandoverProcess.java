package cn.tongxinqiao.property.process;

import cn.tongxinqiao.engine.ProcessVariable;

/** Names in {@code property-handover}. */
final class PropertyHandoverProcess {

    static final String KEY = "property-handover";

    private PropertyHandoverProcess() {}

    static final class Variables {
        static final ProcessVariable<String> DUTY_GROUPS = ProcessVariable.text("dutyGroups");
        static final ProcessVariable<String> PARTY = ProcessVariable.text("party");
        static final ProcessVariable<String> HANDOVER_UNTIL = ProcessVariable.text("handoverUntil");

        private Variables() {}
    }

    static final class Elements {
        static final String DUTY = "userTask_duty";

        private Elements() {}
    }
}
