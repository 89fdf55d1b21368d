package cn.tongxinqiao.property.process;

import cn.tongxinqiao.engine.ProcessVariable;

/** Names in {@code property-collect}. */
final class PropertyCollectProcess {

    static final String KEY = "property-collect";

    private PropertyCollectProcess() {}

    static final class Variables {
        static final ProcessVariable<String> COMMUNITY_GROUPS = ProcessVariable.text("communityGroups");
        static final ProcessVariable<String> STREET_GROUPS = ProcessVariable.text("streetGroups");
        static final ProcessVariable<String> SELF_REPORT_UNTIL = ProcessVariable.text("selfReportUntil");
        static final ProcessVariable<String> DEPARTMENTS_UNTIL = ProcessVariable.text("departmentsUntil");
        static final ProcessVariable<String> SURVEY_UNTIL = ProcessVariable.text("surveyUntil");
        static final ProcessVariable<Boolean> NOT_GRADED = ProcessVariable.flag("notGraded");

        private Variables() {}
    }

    static final class Messages {
        static final String SELF_REPORTED = "property.selfReported";
        static final String DEPARTMENTS_DONE = "property.departmentsDone";

        private Messages() {}
    }

    static final class Elements {
        static final String SELF_REPORT = "userTask_selfReport";
        static final String CONFIRM_REPORT = "userTask_confirmReport";

        private Elements() {}
    }
}
