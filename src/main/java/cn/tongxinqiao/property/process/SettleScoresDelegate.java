package cn.tongxinqiao.property.process;

import cn.tongxinqiao.property.OnsiteScores;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Settles the scores on site. */
@Component
class SettleScoresDelegate implements JavaDelegate {

    private final OnsiteScores collected;

    SettleScoresDelegate(OnsiteScores collected) {
        this.collected = collected;
    }

    @Override
    public void execute(DelegateExecution execution) {
        collected.settle(execution.getProcessBusinessKey());
    }
}
