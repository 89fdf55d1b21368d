package cn.tongxinqiao.property.process;

import cn.tongxinqiao.property.PropertyQuarters;
import cn.tongxinqiao.property.Quarter;
import cn.tongxinqiao.property.process.PropertyQuarterProcess.Variables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Says which quarter it is and when it opens. Who opens by hand has named the quarter; the calendar has not. */
@Component
class PlanQuarterDelegate implements JavaDelegate {

    private final PropertyQuarters quarters;

    PlanQuarterDelegate(PropertyQuarters quarters) {
        this.quarters = quarters;
    }

    @Override
    public void execute(DelegateExecution execution) {
        boolean byHand = execution.getProcessBusinessKey() != null;
        Quarter quarter = byHand ? Quarter.parse(execution.getProcessBusinessKey()) : quarters.justEnded();
        execution.setProcessBusinessKey(quarter.toString());
        Variables.BY_HAND.set(execution, byHand);
        Variables.OPENS_AT.set(execution, quarters.opensAt(quarter).toString());
    }
}
