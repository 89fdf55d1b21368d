package cn.tongxinqiao.property.process;

import cn.tongxinqiao.engine.ProcessVariable;

/** Names in {@code property-assessment}. */
final class PropertyAssessmentProcess {

    static final String KEY = "property-assessment";

    /** Whose the case is; by it the engine knows who sees it. */
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

        private Variables() {}
    }

    static final class Messages {
        static final String DISTRICT_REVIEWED = "property.districtReviewed";

        private Messages() {}
    }

    static final class Elements {
        static final String POST = "userTask_post";
        static final String REVIEW = "userTask_review";

        private Elements() {}
    }
}
