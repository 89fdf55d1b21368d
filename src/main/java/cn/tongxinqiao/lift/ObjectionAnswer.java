package cn.tongxinqiao.lift;

/**
 * What talking an objection over led to.
 *
 * @param status SETTLED, CHANGED, UNRESOLVED, TAKEN_BACK or MEDIATION
 * @param result what came out, told to the objector
 * @param measures what is done about it, or null
 */
public record ObjectionAnswer(ObjectionStatus status, String result, String measures) {}
