package cn.tongxinqiao.property.process;

import cn.tongxinqiao.engine.EngineCalls;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.runtime.Execution;
import org.springframework.stereotype.Component;

/** Tells the assessment that the district has decided what the street left. */
@Component
class DistrictReviewedListener implements ExecutionListener {

    private final EngineCalls calls;
    private final RuntimeService runtime;

    DistrictReviewedListener(EngineCalls calls, RuntimeService runtime) {
        this.calls = calls;
        this.runtime = runtime;
    }

    @Override
    public void notify(DelegateExecution execution) {
        calls.asSystem(() -> {
            Execution waiting = runtime.createExecutionQuery()
                    .processInstanceBusinessKey(execution.getProcessBusinessKey())
                    .messageEventSubscriptionName(PropertyAssessmentProcess.Messages.DISTRICT_REVIEWED)
                    .singleResult();
            calls.deliver(PropertyAssessmentProcess.Messages.DISTRICT_REVIEWED, waiting);
            return null;
        });
    }
}
