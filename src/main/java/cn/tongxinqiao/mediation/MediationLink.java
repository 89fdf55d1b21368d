package cn.tongxinqiao.mediation;

import java.util.UUID;

/**
 * The way of one side to its case.
 *
 * @param number number of the case
 * @param side the side
 * @param token proves that the caller has the letter
 */
public record MediationLink(String number, UUID side, String token) {

    /** The path of the page with what it needs. */
    public String path() {
        return "/mediation/" + number + "?side=" + side + "&token=" + token;
    }

    @Override
    public String toString() {
        return "MediationLink[" + number + "]";
    }
}
