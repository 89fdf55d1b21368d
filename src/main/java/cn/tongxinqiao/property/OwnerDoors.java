package cn.tongxinqiao.property;

import cn.tongxinqiao.estate.EstateRegister;
import cn.tongxinqiao.estate.RegisteredHome;
import cn.tongxinqiao.estate.Scope;
import cn.tongxinqiao.privacy.Fingerprints;
import cn.tongxinqiao.privacy.LinkTokens;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells homes by links and codes. What a home answered is kept under a keyed fingerprint, links are derived and kept
 * nowhere, of codes only the fingerprints are kept: from the tables alone nobody learns who answered what.
 */
@Component
class OwnerDoors {

    private final EstateRegister register;
    private final LinkTokens tokens;
    private final Fingerprints fingerprints;
    private final JdbcClient jdbc;

    OwnerDoors(EstateRegister register, LinkTokens tokens, Fingerprints fingerprints, JdbcClient jdbc) {
        this.register = register;
        this.tokens = tokens;
        this.fingerprints = fingerprints;
        this.jdbc = jdbc;
    }

    /** The link of a registered home. */
    OwnerLink of(String number, long home) {
        return new OwnerLink(number, home, tokens.tokenFor(subject(number, home)), null);
    }

    /**
     * The home a link leads from.
     *
     * @return its fingerprint
     * @throws UnknownProperty when token or code is wrong, with the same words
     */
    String require(OwnerLink link) {
        if (link.home() != null && tokens.matches(subject(link.number(), link.home()), link.token())) {
            return home(link.number(), link.home());
        }
        if (link.code() != null && isIssued(link.number(), link.code())) {
            return code(link.number(), link.code());
        }
        throw UnknownProperty.link();
    }

    boolean isIssued(String number, String code) {
        return jdbc.sql("select count(*) from property_survey_code where assessment = ? and code = ?")
                        .params(number, code(number, code))
                        .query(Integer.class)
                        .single()
                == 1;
    }

    String home(String number, long home) {
        return fingerprints.of("property owner home", number + "\n" + home);
    }

    String code(String number, String code) {
        return fingerprints.of(
                "property owner code", number + "\n" + code.strip().toUpperCase(Locale.ROOT));
    }

    /** Homes of a compound as the register has them. */
    List<RegisteredHome> homes(String compound) {
        return register.homes(Scope.whole(compound));
    }

    /** The owner of the home a link leads from; empty with a code, and where none is registered. */
    Optional<UUID> party(OwnerLink link, String compound) {
        return link.home() == null
                ? Optional.empty()
                : homes(compound).stream()
                        .filter(home -> home.home().id() == link.home() && home.party() != null)
                        .map(RegisteredHome::party)
                        .findFirst();
    }

    private static String subject(String number, long home) {
        return "property-owner:" + number + ":" + home;
    }
}
