package cn.tongxinqiao.portal;

/**
 * A request that is being written, or was handed in a short while ago.
 *
 * @param id random id
 * @param content what was written; empty once handed in
 * @param number the case it became, or null
 * @param following whether its resident asked to follow another case
 */
public record Draft(String id, DraftContent content, String number, boolean following) {

    /** Whether it was handed in. */
    public boolean isSent() {
        return number != null;
    }
}
