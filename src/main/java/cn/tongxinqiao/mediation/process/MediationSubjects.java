package cn.tongxinqiao.mediation.process;

import cn.tongxinqiao.engine.CaseSubjects;
import cn.tongxinqiao.mediation.MediationCases;
import cn.tongxinqiao.mediation.UnknownMediation;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Names a mediation by what the dispute is about. */
@Component
class MediationSubjects implements CaseSubjects {

    private static final String NUMBERS = "TJ";

    private final MediationCases cases;

    MediationSubjects(MediationCases cases) {
        this.cases = cases;
    }

    @Override
    public Optional<String> subject(String caseNumber) {
        if (caseNumber == null || !caseNumber.startsWith(NUMBERS)) {
            return Optional.empty();
        }
        try {
            return Optional.of("调解：" + cases.get(caseNumber).subject());
        } catch (UnknownMediation e) {
            return Optional.empty();
        }
    }
}
