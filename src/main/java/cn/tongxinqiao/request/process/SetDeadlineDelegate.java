package cn.tongxinqiao.request.process;

import cn.tongxinqiao.engine.EngineTimers;
import cn.tongxinqiao.request.Grading;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Sets urgency and limits; the tier may have changed since. */
@Component
class SetDeadlineDelegate implements JavaDelegate {

    private final Grading grading;
    private final EngineTimers timers;

    SetDeadlineDelegate(Grading grading, EngineTimers timers) {
        this.grading = grading;
        this.timers = timers;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Grading.Limits limits = grading.setDeadline(execution.getProcessBusinessKey());
        RequestLoop.TIER.set(execution, limits.tier().name());
        RequestLoop.URGENCY.set(execution, limits.urgency().name());
        RequestLoop.ACCEPT_DUE_AT.set(execution, limits.acceptDueAt().toString());
        RequestLoop.DUE_AT.set(execution, limits.dueAt().toString());
        RequestLoop.WATCH_AT.set(execution, limits.watchAt().toString());
        timers.move(execution.getProcessBusinessKey(), Map.of(RequestLoop.WATCH_AT.name(), limits.watchAt()));
    }
}
