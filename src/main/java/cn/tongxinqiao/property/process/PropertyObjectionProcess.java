package cn.tongxinqiao.property.process;

import cn.tongxinqiao.engine.ProcessVariable;

/** Names in {@code property-objection}. */
final class PropertyObjectionProcess {

    static final String KEY = "property-objection";

    /** The district's department, not that of the assessment: by it the engine knows who sees the task. */
    static final String UNIT = "unit";

    private PropertyObjectionProcess() {}

    static final class Variables {
        static final ProcessVariable<String> DISTRICT_GROUPS = ProcessVariable.text("districtGroups");
        static final ProcessVariable<String> REVIEW_UNTIL = ProcessVariable.text("reviewUntil");

        private Variables() {}
    }

    static final class Elements {
        static final String REVIEW = "userTask_review";

        private Elements() {}
    }
}
