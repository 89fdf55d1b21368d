package cn.tongxinqiao.property.process;

import cn.tongxinqiao.organization.Organization;
import cn.tongxinqiao.property.Collecting;
import cn.tongxinqiao.property.PropertyAssessments;
import cn.tongxinqiao.property.PropertyLimits.Step;
import cn.tongxinqiao.property.process.PropertyOnsiteProcess.Variables;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Says who scores on site, until when, and who decides when they do not. */
@Component
class PlanScoringListener implements ExecutionListener {

    private final Collecting collecting;
    private final PropertyAssessments assessments;
    private final Organization organization;

    PlanScoringListener(Collecting collecting, PropertyAssessments assessments, Organization organization) {
        this.collecting = collecting;
        this.assessments = assessments;
        this.organization = organization;
    }

    @Override
    public void notify(DelegateExecution execution) {
        String number = execution.getProcessBusinessKey();
        Variables.SCORERS.set(
                execution,
                List.of(Variables.COMMUNITY_GROUPS.from(execution), Variables.STREET_GROUPS.from(execution)));
        Variables.ONSITE_UNTIL.set(
                execution, collecting.until(Step.ONSITE, number).toString());
        Variables.ONSITE_REMIND_AT.set(
                execution, collecting.until(Step.ONSITE_REMIND, number).toString());
        Variables.STREET_LEADERS.set(
                execution, organization.leaderGroup(assessments.get(number).town()));
    }
}
