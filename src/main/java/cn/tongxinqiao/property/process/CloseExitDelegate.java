package cn.tongxinqiao.property.process;

import cn.tongxinqiao.property.PropertyExits;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Closes the file of an exit. */
@Component
class CloseExitDelegate implements JavaDelegate {

    private final PropertyExits exits;

    CloseExitDelegate(PropertyExits exits) {
        this.exits = exits;
    }

    @Override
    public void execute(DelegateExecution execution) {
        exits.close(execution.getProcessBusinessKey());
    }
}
