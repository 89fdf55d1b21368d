package cn.tongxinqiao.lift;

import cn.tongxinqiao.estate.EstateRegister;
import cn.tongxinqiao.estate.RegisteredHome;
import cn.tongxinqiao.privacy.LinkTokens;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Links that let an owner of the house see a lift case, sign, and object, without signing in. */
@Component
public class LiftOwnerLinks {

    private final LiftCaseRows cases;
    private final EstateRegister register;
    private final LinkTokens tokens;

    LiftOwnerLinks(LiftCaseRows cases, EstateRegister register, LinkTokens tokens) {
        this.cases = cases;
        this.register = register;
        this.tokens = tokens;
    }

    /**
     * The link of an owner.
     *
     * @param lift number of the case
     * @param party the owner
     * @return the link
     */
    public LiftOwnerLink of(String lift, UUID party) {
        return new LiftOwnerLink(lift, party, tokens.tokenFor(subject(lift, party)));
    }

    /**
     * The case a link leads to.
     *
     * @param link the link as received
     * @return the case
     * @throws UnknownLiftCase when the token is wrong, there is no such case, or the owner owns nothing in the house any more;
     *     with the same words
     */
    public LiftCase require(LiftOwnerLink link) {
        if (link.party() == null || !tokens.matches(subject(link.lift(), link.party()), link.token())) {
            throw UnknownLiftCase.of();
        }
        LiftCase lift = cases.find(link.lift()).orElseThrow(UnknownLiftCase::of);
        if (homes(lift, link.party()).isEmpty()) {
            throw UnknownLiftCase.of();
        }
        return lift;
    }

    /** The homes an owner has in the house, today. */
    List<RegisteredHome> homes(LiftCase lift, UUID party) {
        return register.homes(lift.scope()).stream()
                .filter(home -> party.equals(home.party()))
                .toList();
    }

    private static String subject(String lift, UUID party) {
        return "lift-owner:" + lift + ":" + party;
    }
}
