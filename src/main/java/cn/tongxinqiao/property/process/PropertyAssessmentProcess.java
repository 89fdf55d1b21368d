package cn.tongxinqiao.property.process;

import cn.tongxinqiao.engine.ProcessVariable;

/** Names in {@code property-assessment}. */
final class PropertyAssessmentProcess {

    static final String KEY = "property-assessment";

    /** Who holds the case; a called process belongs to whoever stands in it when it is called. */
    static final String UNIT = "unit";

    private PropertyAssessmentProcess() {}

    static final class Variables {
        static final ProcessVariable<String> COMMUNITY_GROUPS = ProcessVariable.text("communityGroups");
        static final ProcessVariable<String> STREET_GROUPS = ProcessVariable.text("streetGroups");
        static final ProcessVariable<Boolean> GRADED = ProcessVariable.flag("graded");
        static final ProcessVariable<String> POST_UNTIL = ProcessVariable.text("postUntil");
        static final ProcessVariable<String> WINDOW_UNTIL = ProcessVariable.text("windowUntil");
        static final ProcessVariable<Boolean> OBJECTIONS_OPEN = ProcessVariable.flag("objectionsOpen");
        static final ProcessVariable<String> REVIEW_UNTIL = ProcessVariable.text("reviewUntil");
        static final ProcessVariable<String> DISTRICT_UNTIL = ProcessVariable.text("districtUntil");

        private Variables() {}
    }

    static final class Elements {
        static final String POST = "userTask_post";
        static final String REVIEW = "userTask_review";

        private Elements() {}
    }
}
