package cn.tongxinqiao.property.process;

import cn.tongxinqiao.engine.ProcessVariable;
import java.util.List;

/** Names in {@code property-onsite}. */
final class PropertyOnsiteProcess {

    static final String KEY = "property-onsite";

    private PropertyOnsiteProcess() {}

    static final class Variables {
        static final ProcessVariable<String> COMMUNITY_GROUPS = ProcessVariable.text("communityGroups");
        static final ProcessVariable<String> STREET_GROUPS = ProcessVariable.text("streetGroups");

        /** Groups of the community, then those of the street. */
        @SuppressWarnings("unchecked")
        static final ProcessVariable<List<String>> SCORERS =
                new ProcessVariable<>("scorers", (Class<List<String>>) (Class<?>) List.class);

        static final ProcessVariable<String> SCORER_GROUP = ProcessVariable.text("scorerGroup");
        static final ProcessVariable<String> ONSITE_UNTIL = ProcessVariable.text("onsiteUntil");
        static final ProcessVariable<String> ONSITE_REMIND_AT = ProcessVariable.text("onsiteRemindAt");
        static final ProcessVariable<String> STREET_LEADERS = ProcessVariable.text("streetLeaders");
        static final ProcessVariable<String> LEADER_UNTIL = ProcessVariable.text("leaderUntil");
        static final ProcessVariable<Boolean> SCORING_GIVEN_UP = ProcessVariable.flag("scoringGivenUp");
        static final ProcessVariable<Boolean> JOINT_NEEDED = ProcessVariable.flag("jointNeeded");
        static final ProcessVariable<String> JOINT_GROUPS = ProcessVariable.text("jointGroups");
        static final ProcessVariable<String> JOINT_UNTIL = ProcessVariable.text("jointUntil");

        private Variables() {}
    }

    static final class Messages {
        private Messages() {}
    }

    static final class Elements {
        static final String SCORE = "userTask_score";
        static final String LEADER = "userTask_leader";
        static final String JOINT = "userTask_joint";

        private Elements() {}
    }
}
