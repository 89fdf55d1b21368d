package cn.tongxinqiao.property.process;

import cn.tongxinqiao.organization.Organization;
import cn.tongxinqiao.property.PropertyAssessment;
import cn.tongxinqiao.property.PropertyQuarters;
import cn.tongxinqiao.property.Quarter;
import cn.tongxinqiao.property.process.PropertyQuarterProcess.Variables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Opens the assessment of one contract and says whose it is, in the scope of that contract alone. */
@Component
class OpenAssessmentDelegate implements JavaDelegate {

    private final PropertyQuarters quarters;
    private final Organization organization;

    OpenAssessmentDelegate(PropertyQuarters quarters, Organization organization) {
        this.quarters = quarters;
        this.organization = organization;
    }

    @Override
    public void execute(DelegateExecution execution) {
        PropertyAssessment opened =
                quarters.assess(Quarter.parse(execution.getProcessBusinessKey()), Variables.CONTRACT.from(execution));
        PropertyQuarterProcess.NUMBER.setLocal(execution, opened.number());
        PropertyQuarterProcess.UNIT.setLocal(execution, opened.community());
        Variables.COMMUNITY_GROUPS.setLocal(execution, organization.receivingGroup(opened.community()));
        Variables.STREET_GROUPS.setLocal(execution, organization.receivingGroup(opened.town()));
    }
}
