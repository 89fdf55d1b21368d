package cn.tongxinqiao.property.process;

import cn.tongxinqiao.property.PropertyQuarters;
import cn.tongxinqiao.property.Quarter;
import cn.tongxinqiao.property.process.PropertyQuarterProcess.Variables;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Opens the quarter, once, and names its contracts. */
@Component
class OpenQuarterDelegate implements JavaDelegate {

    private final PropertyQuarters quarters;

    OpenQuarterDelegate(PropertyQuarters quarters) {
        this.quarters = quarters;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Quarter quarter = Quarter.parse(execution.getProcessBusinessKey());
        boolean fresh = quarters.begin(
                quarter, PropertyQuarterProcess.OPENED_BY.find(execution).orElse(null));
        Variables.OPENED_BEFORE.set(execution, !fresh);
        Variables.CONTRACTS.set(execution, fresh ? quarters.contracts(quarter) : List.of());
    }
}
