package cn.tongxinqiao.property.process;

import cn.tongxinqiao.property.PropertyExits;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Ends an exit the owners voted against. */
@Component
class ExitStaysListener implements ExecutionListener {

    private final PropertyExits exits;

    ExitStaysListener(PropertyExits exits) {
        this.exits = exits;
    }

    @Override
    public void notify(DelegateExecution execution) {
        exits.stay(execution.getProcessBusinessKey());
    }
}
