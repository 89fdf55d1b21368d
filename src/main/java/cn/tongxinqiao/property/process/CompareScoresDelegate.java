package cn.tongxinqiao.property.process;

import cn.tongxinqiao.property.Collecting;
import cn.tongxinqiao.property.OnsiteScores;
import cn.tongxinqiao.property.PropertyLimits.Step;
import cn.tongxinqiao.property.process.PropertyOnsiteProcess.Variables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Compares the two sheets. */
@Component
class CompareScoresDelegate implements JavaDelegate {

    private final OnsiteScores scores;
    private final Collecting collecting;

    CompareScoresDelegate(OnsiteScores scores, Collecting collecting) {
        this.scores = scores;
        this.collecting = collecting;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String number = execution.getProcessBusinessKey();
        Variables.JOINT_NEEDED.set(execution, scores.compare(number));
        Variables.JOINT_UNTIL.set(
                execution, collecting.until(Step.JOINT_SCORE, number).toString());
        Variables.JOINT_GROUPS.set(execution, String.join(",", Variables.SCORERS.from(execution)));
    }
}
