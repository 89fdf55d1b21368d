package cn.tongxinqiao.request.process;

import cn.tongxinqiao.engine.ProcessVariable;

/** Names that the request processes share when they hand a case to each other. */
final class RequestLoop {

    static final ProcessVariable<String> UNIT = ProcessVariable.text("unit");
    static final ProcessVariable<String> TIER = ProcessVariable.text("tier");
    static final ProcessVariable<String> URGENCY = ProcessVariable.text("urgency");
    static final ProcessVariable<String> ACCEPT_DUE_AT = ProcessVariable.text("acceptDueAt");
    static final ProcessVariable<String> WATCH_AT = ProcessVariable.text("watchAt");
    static final ProcessVariable<String> DUE_AT = ProcessVariable.text("dueAt");
    static final ProcessVariable<String> OUTCOME = ProcessVariable.text("outcome");
    static final ProcessVariable<String> HANDLER_GROUPS = ProcessVariable.text("handlerGroups");
    static final ProcessVariable<String> LEADER_GROUPS = ProcessVariable.text("leaderGroups");

    static final ProcessVariable<String> STAND_INS = ProcessVariable.text("standIns");

    private RequestLoop() {}
}
