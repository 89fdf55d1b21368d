package cn.tongxinqiao.organization;

/**
 * Somebody may not be on duty any more, by leave or suspension; published in the transaction that makes it so, so that what
 * the person holds can be passed on.
 *
 * @param memberId the person
 */
public record DutyChanged(String memberId) {}
