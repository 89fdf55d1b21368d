package cn.tongxinqiao.property.process;

import cn.tongxinqiao.property.PropertyExits;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Ends an exit nobody voted about. */
@Component
class ExitNoVoteListener implements ExecutionListener {

    private final PropertyExits exits;

    ExitNoVoteListener(PropertyExits exits) {
        this.exits = exits;
    }

    @Override
    public void notify(DelegateExecution execution) {
        exits.noVote(execution.getProcessBusinessKey());
    }
}
