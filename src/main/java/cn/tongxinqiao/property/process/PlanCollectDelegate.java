package cn.tongxinqiao.property.process;

import cn.tongxinqiao.property.Collecting;
import cn.tongxinqiao.property.process.PropertyCollectProcess.Variables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Plans the collecting of an assessment. */
@Component
class PlanCollectDelegate implements JavaDelegate {

    private final Collecting collecting;

    PlanCollectDelegate(Collecting collecting) {
        this.collecting = collecting;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Collecting.Plan plan = collecting.plan(execution.getProcessBusinessKey());
        Variables.SELF_REPORT_UNTIL.set(execution, plan.report().toString());
        Variables.DEPARTMENTS_UNTIL.set(execution, plan.departments().toString());
        Variables.SURVEY_UNTIL.set(execution, plan.survey().toString());
        Variables.NOT_GRADED.set(execution, !plan.graded());
    }
}
