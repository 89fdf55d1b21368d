package cn.tongxinqiao.property.process;

import cn.tongxinqiao.property.PropertyExits;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Tells that interim service is over. */
@Component
class InterimOverListener implements ExecutionListener {

    private final PropertyExits exits;

    InterimOverListener(PropertyExits exits) {
        this.exits = exits;
    }

    @Override
    public void notify(DelegateExecution execution) {
        exits.interimOver(execution.getProcessBusinessKey());
    }
}
