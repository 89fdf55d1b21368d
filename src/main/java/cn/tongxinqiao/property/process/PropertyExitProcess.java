package cn.tongxinqiao.property.process;

import cn.tongxinqiao.engine.ProcessVariable;

/** Names in {@code property-exit}. */
final class PropertyExitProcess {

    static final String KEY = "property-exit";

    private PropertyExitProcess() {}

    static final class Variables {
        static final ProcessVariable<String> LOCAL_GROUPS = ProcessVariable.text("localGroups");
        static final ProcessVariable<String> VOTE_UNTIL = ProcessVariable.text("voteUntil");
        static final ProcessVariable<Boolean> VOTE_REMINDED = ProcessVariable.flag("voteReminded");
        static final ProcessVariable<String> COURSE = ProcessVariable.text("course");
        static final ProcessVariable<String> VOTED = ProcessVariable.text("voted");
        static final ProcessVariable<String> DELIVER_UNTIL = ProcessVariable.text("deliverUntil");
        static final ProcessVariable<String> NOTICE_UNTIL = ProcessVariable.text("noticeUntil");
        static final ProcessVariable<String> HANDOVER_UNTIL = ProcessVariable.text("handoverUntil");
        static final ProcessVariable<String> SUCCESSOR_UNTIL = ProcessVariable.text("successorUntil");
        static final ProcessVariable<Boolean> INTERIM = ProcessVariable.flag("interim");
        static final ProcessVariable<String> INTERIM_UNTIL = ProcessVariable.text("interimUntil");

        private Variables() {}
    }

    static final class Messages {
        static final String VOTED = "property.voted";
        static final String EARLY_HANDOVER = "property.earlyHandover";
        static final String SUCCESSOR_FOUND = "property.successorFound";
        static final String HANDED_OVER = "property.handedOver";

        private Messages() {}
    }

    static final class Elements {
        static final String VOTE = "userTask_vote";
        static final String NOTICE = "userTask_notice";
        static final String SUCCESSOR = "userTask_successor";

        private Elements() {}
    }
}
