package cn.tongxinqiao.lift.process;

import cn.tongxinqiao.engine.ProcessVariable;

/** Names in {@code lift-delivery}. */
final class LiftDeliveryProcess {

    static final String KEY = "lift-delivery";

    private LiftDeliveryProcess() {}

    static final class Variables {
        static final ProcessVariable<Boolean> WORKS_PERMIT_NEEDED = ProcessVariable.flag("worksPermitNeeded");
        static final ProcessVariable<String> MILESTONE_AT = ProcessVariable.text("milestoneAt");
        static final ProcessVariable<Boolean> WORKS_DONE = ProcessVariable.flag("worksDone");
        static final ProcessVariable<Boolean> INSPECTION_PASSED = ProcessVariable.flag("inspectionPassed");
        static final ProcessVariable<String> REGISTER_BY = ProcessVariable.text("registerBy");
        static final ProcessVariable<String> REGISTER_REMIND_AT = ProcessVariable.text("registerRemindAt");

        private Variables() {}
    }

    static final class Elements {
        static final String DRAWINGS = "userTask_drawings";
        static final String WORKS_PERMIT = "userTask_worksPermit";
        static final String NOTIFY = "userTask_notify";
        static final String WORKS = "userTask_works";
        static final String INSPECT = "userTask_inspect";
        static final String ACCEPTANCE = "userTask_acceptance";
        static final String REGISTER = "userTask_register";
        static final String SUBSIDY = "userTask_subsidy";
        static final String MAINTENANCE = "userTask_maintenance";

        private Elements() {}
    }
}
