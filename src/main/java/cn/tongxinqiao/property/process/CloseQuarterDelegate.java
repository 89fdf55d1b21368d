package cn.tongxinqiao.property.process;

import cn.tongxinqiao.property.PropertyQuarters;
import cn.tongxinqiao.property.Quarter;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** All assessments of the quarter have ended. */
@Component
class CloseQuarterDelegate implements JavaDelegate {

    private final PropertyQuarters quarters;

    CloseQuarterDelegate(PropertyQuarters quarters) {
        this.quarters = quarters;
    }

    @Override
    public void execute(DelegateExecution execution) {
        quarters.close(Quarter.parse(execution.getProcessBusinessKey()));
    }
}
