package cn.tongxinqiao.property.process;

import cn.tongxinqiao.property.SelfReports;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Ends the wait for the company's report. */
@Component
class CloseReportDelegate implements JavaDelegate {

    private final SelfReports collected;

    CloseReportDelegate(SelfReports collected) {
        this.collected = collected;
    }

    @Override
    public void execute(DelegateExecution execution) {
        collected.close(execution.getProcessBusinessKey());
    }
}
