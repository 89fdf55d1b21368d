package cn.tongxinqiao.property.process;

import cn.tongxinqiao.property.OnsiteScores;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Reminds who has not scored. */
@Component
class RemindScorersDelegate implements JavaDelegate {

    private final OnsiteScores collected;

    RemindScorersDelegate(OnsiteScores collected) {
        this.collected = collected;
    }

    @Override
    public void execute(DelegateExecution execution) {
        collected.remind(execution.getProcessBusinessKey());
    }
}
