package cn.tongxinqiao.lift.process;

import cn.tongxinqiao.engine.EngineCalls;
import cn.tongxinqiao.lift.NoticeWorkflow;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Execution;
import org.springframework.stereotype.Component;

/** Moves notices along in the engine; finds them by the number of their case. */
@Component
class CamundaNoticeWorkflow implements NoticeWorkflow {

    private final EngineCalls calls;
    private final RuntimeService runtime;

    CamundaNoticeWorkflow(EngineCalls calls, RuntimeService runtime) {
        this.calls = calls;
        this.runtime = runtime;
    }

    /** What a run is about belongs to the run alone: several go on side by side. */
    @Override
    public void objected(String number, UUID objection, Instant answerBy) {
        Map<String, Object> variables = new HashMap<>();
        variables.put(LiftNoticeProcess.OBJECTION.name(), objection.toString());
        variables.put(LiftNoticeProcess.Variables.ANSWER_BY.name(), answerBy.toString());
        variables.put(LiftNoticeProcess.Variables.ANSWER.name(), null);
        variables.put(LiftNoticeProcess.MEDIATION_NUMBER.name(), null);
        calls.asSystem(() -> runtime.createMessageCorrelation(LiftNoticeProcess.Messages.OBJECTED)
                .processInstanceBusinessKey(number)
                .setVariablesToTriggeredScope(variables)
                .correlateWithResult());
    }

    @Override
    public void objectionsSettled(String number) {
        calls.asSystem(() -> {
            Execution waiting = runtime.createExecutionQuery()
                    .processInstanceBusinessKey(number)
                    .messageEventSubscriptionName(LiftNoticeProcess.Messages.OBJECTIONS_SETTLED)
                    .singleResult();
            if (waiting != null) {
                calls.deliver(LiftNoticeProcess.Messages.OBJECTIONS_SETTLED, waiting);
            }
            return null;
        });
    }
}
