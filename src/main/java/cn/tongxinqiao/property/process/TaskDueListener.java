package cn.tongxinqiao.property.process;

import cn.tongxinqiao.engine.ProcessVariable;
import cn.tongxinqiao.property.PropertyLimits.Step;
import cn.tongxinqiao.property.TaskDues;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Says until when a task is to be done that only people end: nothing happens when it is late. */
@Component
class TaskDueListener implements ExecutionListener {

    private static final Map<String, Due> DUES = Map.of(
            PropertyAssessmentProcess.Elements.POST,
            new Due(Step.POST_DRAFT, PropertyAssessmentProcess.Variables.POST_UNTIL),
            PropertyExitProcess.Elements.NOTICE,
            new Due(Step.EXIT_DELIVER, PropertyExitProcess.Variables.DELIVER_UNTIL),
            PropertyExitProcess.Elements.SUCCESSOR,
            new Due(Step.SUCCESSOR, PropertyExitProcess.Variables.SUCCESSOR_UNTIL),
            PropertyRectificationProcess.Elements.DECIDE,
            new Due(Step.RECHECK, PropertyRectificationProcess.Variables.DECIDE_UNTIL));

    private final TaskDues dues;

    TaskDueListener(TaskDues dues) {
        this.dues = dues;
    }

    @Override
    public void notify(DelegateExecution execution) {
        Due due = DUES.get(execution.getCurrentActivityId());
        // A process begun from within may have no unit: then the default hours count.
        String unit = (String) execution.getVariable(PropertyAssessmentProcess.UNIT);
        due.variable().set(execution, dues.until(due.step(), unit).toString());
    }

    private record Due(Step step, ProcessVariable<String> variable) {}
}
