package cn.tongxinqiao.property.process;

import cn.tongxinqiao.engine.ProcessVariable;

/** Names in {@code property-handover}. */
final class PropertyHandoverProcess {

    static final String KEY = "property-handover";

    /** Whose duty it is; by it the engine knows whose the task is. */
    static final ProcessVariable<String> UNIT = ProcessVariable.text("unit");

    private PropertyHandoverProcess() {}

    static final class Variables {
        static final ProcessVariable<String> DUTY_GROUPS = ProcessVariable.text("dutyGroups");
        static final ProcessVariable<String> HANDOVER_UNTIL = ProcessVariable.text("handoverUntil");

        private Variables() {}
    }

    static final class Elements {
        static final String DUTY = "userTask_duty";

        private Elements() {}
    }
}
