package cn.tongxinqiao.property.process;

import cn.tongxinqiao.property.Collecting;
import cn.tongxinqiao.property.OnsiteScores;
import cn.tongxinqiao.property.PropertyLimits.Step;
import cn.tongxinqiao.property.process.PropertyOnsiteProcess.Variables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Hands what was not scored in time to the street's leader. */
@Component
class ScoringOverListener implements ExecutionListener {

    private final OnsiteScores scores;
    private final Collecting collecting;

    ScoringOverListener(OnsiteScores scores, Collecting collecting) {
        this.scores = scores;
        this.collecting = collecting;
    }

    @Override
    public void notify(DelegateExecution execution) {
        String number = execution.getProcessBusinessKey();
        scores.overdue(number);
        Variables.LEADER_UNTIL.set(
                execution, collecting.until(Step.ONSITE_LEADER, number).toString());
    }
}
