package cn.tongxinqiao.property.process;

import cn.tongxinqiao.engine.ProcessVariable;

/** Names in {@code property-department}. */
final class PropertyDepartmentProcess {

    static final String KEY = "property-department";

    /** Code of the department: tenant of the process, and who is asked. */
    static final ProcessVariable<String> UNIT = ProcessVariable.text("unit");

    private PropertyDepartmentProcess() {}

    static final class Variables {
        static final ProcessVariable<String> DEPARTMENTS_UNTIL = ProcessVariable.text("departmentsUntil");

        private Variables() {}
    }

    static final class Messages {
        private Messages() {}
    }

    static final class Elements {
        static final String SCORE = "userTask_score";

        private Elements() {}
    }
}
