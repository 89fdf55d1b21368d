package cn.tongxinqiao.property;

/** What follows a grade that is published for good: card and rectification, or a proposal to leave. */
public interface Consequences {

    /**
     * Begins what follows, in the caller's transaction; beginning it again changes nothing.
     *
     * @param assessment an assessment that is {@link AssessmentStatus#FINAL}
     */
    void begin(PropertyAssessment assessment);
}
