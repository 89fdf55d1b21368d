package cn.tongxinqiao.mediation;

import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.organization.Organization;
import cn.tongxinqiao.organization.Unit;
import cn.tongxinqiao.organization.UnitKind;
import cn.tongxinqiao.privacy.LinkTokens;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Who may see a mediation: the mediators' desk, its superior, who filed it and the community it is about. Mediators alone work
 * on it, and a side sees its own by its link.
 */
@Component
class MediationAccess {

    static final String MEDIATORS = "mediator";
    private static final String SUPERIOR = "org-dept";

    private final MediationRows rows;
    private final Organization organization;
    private final LinkTokens tokens;

    MediationAccess(MediationRows rows, Organization organization, LinkTokens tokens) {
        this.rows = rows;
        this.organization = organization;
        this.tokens = tokens;
    }

    boolean mayRead(MediationCase mediation, SignedIn reader) {
        return readsAll(reader)
                || reader.isStaff()
                        && (reader.id().equals(mediation.filedBy()) || isOfCommunity(mediation.community(), reader));
    }

    /** Whether every case is the reader's to see. */
    boolean readsAll(SignedIn reader) {
        return isMediator(reader) || reader.isStaff() && reader.has(SUPERIOR);
    }

    /** The communities whose cases the reader sees. */
    List<String> communitiesOf(SignedIn reader) {
        return organization.communities().stream()
                .map(Unit::code)
                .filter(code -> isOfCommunity(code, reader))
                .toList();
    }

    boolean isMediator(SignedIn reader) {
        return reader.isStaff() && reader.has(MEDIATORS);
    }

    private boolean isOfCommunity(String community, SignedIn reader) {
        return organization
                .find(community)
                .filter(unit -> unit.kind() == UnitKind.COMMUNITY)
                .filter(unit -> reader.has(organization.receivingGroup(unit.code())))
                .isPresent();
    }

    MediationCase readable(String number, SignedIn reader) {
        return rows.find(number).filter(found -> mayRead(found, reader)).orElseThrow(UnknownMediation::of);
    }

    /** The case, locked, for a mediator to work on. */
    MediationCase workable(String number, SignedIn by) {
        readable(number, by);
        if (!isMediator(by)) {
            throw MediationNotYours.work();
        }
        return rows.lock(number).orElseThrow(UnknownMediation::of);
    }

    MediationLink link(String number, MediationSide side) {
        return new MediationLink(number, side.id(), tokens.tokenFor(subject(number, side)));
    }

    /** The side whose link this is. */
    MediationSide side(MediationCase mediation, MediationLink link) {
        return mediation.sides().stream()
                .filter(side -> side.id().equals(link.side()))
                .filter(side -> tokens.matches(subject(mediation.number(), side), link.token()))
                .findFirst()
                .orElseThrow(UnknownMediation::of);
    }

    static MediationSide sideOf(MediationCase mediation, UUID side) {
        return mediation.sides().stream()
                .filter(one -> one.id().equals(side))
                .findFirst()
                .orElseThrow(UnknownMediation::of);
    }

    private static String subject(String number, MediationSide side) {
        return "mediation:" + number + ":" + side.id() + ":" + side.linkVersion();
    }
}
