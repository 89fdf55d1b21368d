package cn.tongxinqiao.property.process;

import cn.tongxinqiao.engine.EngineCalls;
import cn.tongxinqiao.property.AssessmentPublication;
import cn.tongxinqiao.property.PropertyObjections;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The street did not decide in time: hands what is left to the district, in a process of the district's own. */
@Component
class EscalateReviewDelegate implements JavaDelegate {

    private final AssessmentPublication publication;
    private final EngineCalls calls;
    private final RuntimeService runtime;

    EscalateReviewDelegate(AssessmentPublication publication, EngineCalls calls, RuntimeService runtime) {
        this.publication = publication;
        this.calls = calls;
        this.runtime = runtime;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String number = execution.getProcessBusinessKey();
        Map<String, Object> variables = Map.of(
                PropertyObjectionProcess.UNIT,
                PropertyObjections.DISTRICT,
                PropertyObjectionProcess.Variables.DISTRICT_GROUPS.name(),
                PropertyObjections.DISTRICT,
                PropertyObjectionProcess.Variables.REVIEW_UNTIL.name(),
                publication.overdue(number).toString());
        calls.asSystem(() -> runtime.startProcessInstanceByKey(PropertyObjectionProcess.KEY, number, variables));
    }
}
