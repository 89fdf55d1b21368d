package cn.tongxinqiao.property.process;

import cn.tongxinqiao.property.OnsiteScores;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Writes down that there are no scores on site. */
@Component
class OnsiteNotScoredListener implements ExecutionListener {

    private final OnsiteScores scores;

    OnsiteNotScoredListener(OnsiteScores scores) {
        this.scores = scores;
    }

    @Override
    public void notify(DelegateExecution execution) {
        scores.none(execution.getProcessBusinessKey());
    }
}
