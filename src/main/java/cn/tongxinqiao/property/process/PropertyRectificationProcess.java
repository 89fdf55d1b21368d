package cn.tongxinqiao.property.process;

import cn.tongxinqiao.engine.ProcessVariable;

/** Names in {@code property-rectification}. */
final class PropertyRectificationProcess {

    static final String KEY = "property-rectification";

    private PropertyRectificationProcess() {}

    static final class Variables {
        static final ProcessVariable<String> LOCAL_GROUPS = ProcessVariable.text("localGroups");
        static final ProcessVariable<String> STREET_GROUPS = ProcessVariable.text("streetGroups");
        static final ProcessVariable<String> ORDER_UNTIL = ProcessVariable.text("orderUntil");
        static final ProcessVariable<Boolean> MOOT = ProcessVariable.flag("moot");
        static final ProcessVariable<String> RECTIFICATION_UNTIL = ProcessVariable.text("rectificationUntil");
        static final ProcessVariable<String> RECHECK_UNTIL = ProcessVariable.text("recheckUntil");
        static final ProcessVariable<String> DECIDE_UNTIL = ProcessVariable.text("decideUntil");
        static final ProcessVariable<String> RECHECK = ProcessVariable.text("recheck");

        private Variables() {}
    }

    static final class Messages {
        static final String EXTENSION_ASKED = "property.extensionAsked";

        private Messages() {}
    }

    static final class Elements {
        static final String ORDER = "userTask_order";
        static final String EXTENSION = "userTask_extension";
        static final String RECHECK = "userTask_recheck";
        static final String DECIDE = "userTask_decide";

        private Elements() {}
    }
}
