package cn.tongxinqiao.property.process;

import cn.tongxinqiao.engine.CaseSubjects;
import cn.tongxinqiao.property.PropertyAssessments;
import cn.tongxinqiao.property.UnknownProperty;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Names an assessment by compound, company and quarter. */
@Component
class AssessmentSubjects implements CaseSubjects {

    private static final String NUMBERS = "KH";

    private final PropertyAssessments assessments;

    AssessmentSubjects(PropertyAssessments assessments) {
        this.assessments = assessments;
    }

    @Override
    public Optional<String> subject(String caseNumber) {
        if (caseNumber == null || !caseNumber.startsWith(NUMBERS)) {
            return Optional.empty();
        }
        try {
            return Optional.of("考核：" + assessments.get(caseNumber).title());
        } catch (UnknownProperty e) {
            return Optional.empty();
        }
    }
}
