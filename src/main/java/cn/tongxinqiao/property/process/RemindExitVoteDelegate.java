package cn.tongxinqiao.property.process;

import cn.tongxinqiao.property.PropertyExits;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Reminds of a vote nobody has begun. */
@Component
class RemindExitVoteDelegate implements JavaDelegate {

    private final PropertyExits exits;

    RemindExitVoteDelegate(PropertyExits exits) {
        this.exits = exits;
    }

    @Override
    public void execute(DelegateExecution execution) {
        PropertyExitProcess.Variables.VOTE_UNTIL.set(
                execution, exits.remindVote(execution.getProcessBusinessKey()).toString());
        PropertyExitProcess.Variables.VOTE_REMINDED.set(execution, true);
    }
}
