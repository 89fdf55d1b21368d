package cn.tongxinqiao.request.process;

import cn.tongxinqiao.engine.ProcessVariable;

/** Names in {@code department-answer}. */
final class DepartmentAnswerProcess {

    static final String KEY = "department-answer";

    private DepartmentAnswerProcess() {}

    static final class Variables {
        static final ProcessVariable<String> DEPARTMENT_TASK = ProcessVariable.text("departmentTask");
        static final ProcessVariable<Boolean> DEPARTMENT_RETURNED = ProcessVariable.flag("departmentReturned");
        static final ProcessVariable<Boolean> PARTIAL = ProcessVariable.flag("partial");

        private Variables() {}
    }

    static final class Elements {
        static final String ANSWER = "userTask_answer";

        private Elements() {}
    }
}
