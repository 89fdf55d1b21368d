package cn.tongxinqiao.engine;

import java.util.Optional;

/** Says in a few words what a case is about, for the lists where people pick their tasks. Each room answers for its cases. */
public interface CaseSubjects {

    /**
     * Names the matter.
     *
     * @param caseNumber business key
     * @return a few Chinese words that hold nothing personal, or empty when the case is not the room's
     */
    Optional<String> subject(String caseNumber);
}
