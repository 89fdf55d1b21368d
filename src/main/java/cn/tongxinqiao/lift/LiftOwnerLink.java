package cn.tongxinqiao.lift;

import java.util.UUID;

/**
 * The way of one owner to the pages of a lift case.
 *
 * @param lift number of the case
 * @param party the owner in the register
 * @param token proves that the caller has the letter
 */
public record LiftOwnerLink(String lift, UUID party, String token) {

    /**
     * The path of a page with what it needs.
     *
     * @param page what follows the number, e.g. {@code /agreement}; empty for the page of the case
     * @return path and query
     */
    public String path(String page) {
        return "/lift/" + lift + page + "?owner=" + party + "&token=" + token;
    }

    @Override
    public String toString() {
        return "LiftOwnerLink[" + lift + "]";
    }
}
