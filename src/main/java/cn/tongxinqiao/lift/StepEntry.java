package cn.tongxinqiao.lift;

import java.time.LocalDate;

/**
 * What is recorded of a step of works and delivery. Which parts are needed depends on the step.
 *
 * @param step the step
 * @param label what it is called where the step has several, or null
 * @param appliedOn when it was applied for, or null
 * @param happenedOn when it happened
 * @param number number of the certificate, report or contract, or null
 * @param body the institution or firm, or null
 * @param passed whether it passed, null where nothing is judged
 * @param nextOn day of the next one, or null
 * @param note what else is to be said, or null
 */
public record StepEntry(
        DeliveryStep step,
        String label,
        LocalDate appliedOn,
        LocalDate happenedOn,
        String number,
        String body,
        Boolean passed,
        LocalDate nextOn,
        String note) {}
