package cn.tongxinqiao.property.process;

import cn.tongxinqiao.property.Collecting;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Counts our own requests of the compound. */
@Component
class CountRequestsDelegate implements JavaDelegate {

    private final Collecting collected;

    CountRequestsDelegate(Collecting collected) {
        this.collected = collected;
    }

    @Override
    public void execute(DelegateExecution execution) {
        collected.countRequests(execution.getProcessBusinessKey());
    }
}
