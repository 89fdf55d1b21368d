package cn.tongxinqiao.lift;

/**
 * A lift case has ended; told in the transaction that ends it.
 *
 * @param number its number
 * @param request number of the request it came from, or null
 * @param outcome how it ended: {@link LiftStatus#IN_USE}, {@link LiftStatus#NOT_ELIGIBLE} or {@link LiftStatus#STOPPED}
 * @param words that in Chinese, with the reason; nothing personal
 */
public record LiftCaseEnded(String number, String request, LiftStatus outcome, String words) {}
