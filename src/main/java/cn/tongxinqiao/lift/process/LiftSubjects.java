package cn.tongxinqiao.lift.process;

import cn.tongxinqiao.engine.CaseSubjects;
import cn.tongxinqiao.lift.LiftSummary;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Names a lift case by its house. */
@Component
class LiftSubjects implements CaseSubjects {

    private final LiftSummary summary;

    LiftSubjects(LiftSummary summary) {
        this.summary = summary;
    }

    @Override
    public Optional<String> subject(String caseNumber) {
        return summary.subject(caseNumber);
    }
}
