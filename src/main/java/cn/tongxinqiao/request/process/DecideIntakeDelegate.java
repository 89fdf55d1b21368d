package cn.tongxinqiao.request.process;

import cn.tongxinqiao.request.Intake;
import cn.tongxinqiao.request.IntakeDecision;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Judges whether a request is taken. */
@Component
class DecideIntakeDelegate implements JavaDelegate {

    private final Intake intake;

    DecideIntakeDelegate(Intake intake) {
        this.intake = intake;
    }

    @Override
    public void execute(DelegateExecution execution) {
        IntakeDecision decision = intake.decide(execution.getProcessBusinessKey());
        RequestTriageProcess.Variables.INTAKE.set(execution, decision.result().name());
        if (decision.detailUntil() != null) {
            RequestTriageProcess.Variables.DETAIL_UNTIL.set(
                    execution, decision.detailUntil().toString());
        }
    }
}
