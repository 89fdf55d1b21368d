package cn.tongxinqiao.request.process;

import cn.tongxinqiao.engine.CaseSubjects;
import cn.tongxinqiao.request.CaseFile;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Names a request by its category, or by its type while nobody has confirmed a category. */
@Component
class RequestSubjects implements CaseSubjects {

    private final CaseFile cases;

    RequestSubjects(CaseFile cases) {
        this.cases = cases;
    }

    @Override
    public Optional<String> subject(String caseNumber) {
        return cases.subject(caseNumber);
    }
}
