package cn.tongxinqiao.lift;

import java.time.LocalDate;

/**
 * A yearly inspection of a lift in use.
 *
 * @param dueOn last day it was due
 * @param heldOn when it was held
 * @param number number of the report
 * @param body the institution
 * @param passed whether it passed; one that did not is to be held again
 */
public record LiftInspection(LocalDate dueOn, LocalDate heldOn, String number, String body, boolean passed) {}
