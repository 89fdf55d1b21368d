package cn.tongxinqiao.organization;

/**
 * A person no longer belongs to a unit; published in the transaction that ends the membership, so that whoever handed
 * the person work of that unit can take it back.
 *
 * @param memberId the person
 * @param unit code of the unit left
 */
public record MemberLeft(String memberId, String unit) {}
