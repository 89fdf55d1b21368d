package cn.tongxinqiao.property.process;

import cn.tongxinqiao.engine.ProcessVariable;
import java.util.List;

/** Names in {@code property-quarter}. */
final class PropertyQuarterProcess {

    static final String KEY = "property-quarter";

    /** Number of the assessment, in the scope of one contract: business key of the process it calls. */
    static final ProcessVariable<String> NUMBER = ProcessVariable.text("number");

    /** Code of the community, in the same scope; tenant of the process it calls. */
    static final ProcessVariable<String> UNIT = ProcessVariable.text("unit");

    /** Account of who opened it by hand; missing when the calendar did. */
    static final ProcessVariable<String> OPENED_BY = ProcessVariable.text("openedBy");

    private PropertyQuarterProcess() {}

    static final class Variables {
        static final ProcessVariable<Boolean> BY_HAND = ProcessVariable.flag("byHand");
        static final ProcessVariable<String> OPENS_AT = ProcessVariable.text("opensAt");
        static final ProcessVariable<Boolean> OPENED_BEFORE = ProcessVariable.flag("openedBefore");

        @SuppressWarnings("unchecked")
        static final ProcessVariable<List<String>> CONTRACTS =
                new ProcessVariable<>("contracts", (Class<List<String>>) (Class<?>) List.class);

        static final ProcessVariable<String> CONTRACT = ProcessVariable.text("contract");
        static final ProcessVariable<String> COMMUNITY_GROUPS = ProcessVariable.text("communityGroups");
        static final ProcessVariable<String> STREET_GROUPS = ProcessVariable.text("streetGroups");

        private Variables() {}
    }

    static final class Messages {
        private Messages() {}
    }

    static final class Elements {
        private Elements() {}
    }
}
