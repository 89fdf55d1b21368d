package cn.tongxinqiao.request.process;

import cn.tongxinqiao.engine.ProcessVariable;
import java.util.List;

/** Names in {@code major-request}. */
final class MajorRequestProcess {

    static final String KEY = "major-request";

    private MajorRequestProcess() {}

    static final class Variables {
        @SuppressWarnings({"rawtypes", "unchecked"})
        static final ProcessVariable<List<String>> DEPARTMENT_TASKS =
                new ProcessVariable<>("departmentTasks", (Class) List.class);

        /** Not named {@code unit}: the departments' own instances must not inherit the brigade's tenant. */
        static final ProcessVariable<String> LEAD_UNIT = ProcessVariable.text("leadUnit");

        static final ProcessVariable<String> DEPARTMENT_TASK = ProcessVariable.text("departmentTask");
        static final ProcessVariable<String> DEPARTMENT = ProcessVariable.text("department");
        static final ProcessVariable<String> DEPARTMENT_DUE_AT = ProcessVariable.text("departmentDueAt");
        static final ProcessVariable<Boolean> DEPARTMENT_DROPPED = ProcessVariable.flag("departmentDropped");
        static final ProcessVariable<Boolean> ACCEPTED = ProcessVariable.flag("accepted");
        static final ProcessVariable<Boolean> PAUSE_ASKED = ProcessVariable.flag("pauseAsked");
        static final ProcessVariable<String> MILESTONE_AT = ProcessVariable.text("milestoneAt");

        private Variables() {}
    }

    static final class Elements {
        static final String PLAN = "userTask_plan";
        static final String REPLACE = "userTask_replace";
        static final String ACCEPT = "userTask_accept";
        static final String MILESTONE = "userTask_milestone";

        private Elements() {}
    }
}
