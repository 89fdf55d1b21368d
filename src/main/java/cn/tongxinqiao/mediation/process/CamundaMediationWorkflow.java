package cn.tongxinqiao.mediation.process;

import cn.tongxinqiao.engine.EngineCalls;
import cn.tongxinqiao.mediation.MediationWorkflow;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** Moves mediations along in the engine; finds them by their number. */
@Component
class CamundaMediationWorkflow implements MediationWorkflow {

    private final EngineCalls calls;
    private final RuntimeService runtime;

    CamundaMediationWorkflow(EngineCalls calls, RuntimeService runtime) {
        this.calls = calls;
        this.runtime = runtime;
    }

    @Override
    public void start(String number) {
        calls.asSystem(() -> runtime.startProcessInstanceByKey(
                DisputeMediationProcess.KEY,
                number,
                Map.of(DisputeMediationProcess.UNIT, DisputeMediationProcess.DESK)));
    }

    @Override
    public boolean withdrawn(String number) {
        return calls.asSystem(() -> {
            boolean waits = runtime.createExecutionQuery()
                            .processInstanceBusinessKey(number)
                            .messageEventSubscriptionName(DisputeMediationProcess.Messages.WITHDRAWN)
                            .count()
                    == 1;
            if (waits) {
                runtime.createMessageCorrelation(DisputeMediationProcess.Messages.WITHDRAWN)
                        .processInstanceBusinessKey(number)
                        .correlateWithResult();
            }
            return waits;
        });
    }
}
