package cn.tongxinqiao.lift;

/** Files disputes with whoever mediates, and takes them back. For the room itself. */
public interface LiftMediations {

    /**
     * Files a dispute; its mediation begins.
     *
     * @param lift the case
     * @param house name of the house
     * @param facts what is in dispute
     * @param account in whose name
     * @param key the same key again files none
     * @return number of the mediation
     * @throws LiftCaseRefused when no home is on record that does not agree
     */
    String file(LiftCase lift, String house, String facts, String account, String key);

    /**
     * Keeps what is being mediated as it is until the transaction ends; before the case itself is locked.
     *
     * @param lift number of the case
     */
    void hold(String lift);

    /**
     * Takes back what is still being mediated; an agreement in force stays.
     *
     * @param lift number of the case
     * @param reason why
     * @param account in whose name
     */
    void withdraw(String lift, String reason, String account);
}
