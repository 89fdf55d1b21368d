package cn.tongxinqiao.vote;

import java.util.UUID;

/**
 * The way to one party's ballot page.
 *
 * @param vote number of the vote
 * @param party the party
 * @param token proves that the caller has the letter
 */
public record VoteLink(String vote, UUID party, String token) {

    /** The path of the page with what it needs. */
    public String path() {
        return "/votes/" + vote + "/ballot?owner=" + party + "&token=" + token;
    }

    @Override
    public String toString() {
        return "VoteLink[" + vote + "]";
    }
}
