package cn.tongxinqiao.mediation;

/** Moves mediations along in the engine. */
public interface MediationWorkflow {

    /**
     * Begins the process of a case.
     *
     * @param number its number
     */
    void start(String number);

    /**
     * Tells the process that the case is taken back.
     *
     * @param number its number
     * @return false when no process waits for that
     */
    boolean withdrawn(String number);
}
