package cn.tongxinqiao.mediation;

import cn.tongxinqiao.organization.Members;
import org.springframework.stereotype.Service;

/** What a side of a mediation sees by its link. */
@Service
public class MediationSides {

    private final MediationRows rows;
    private final MediationAccess access;
    private final MediationTalks talks;
    private final Members members;

    MediationSides(MediationRows rows, MediationAccess access, MediationTalks talks, Members members) {
        this.rows = rows;
        this.access = access;
        this.talks = talks;
        this.members = members;
    }

    /**
     * The case of a side.
     *
     * @param link its link
     * @return what it may see
     * @throws UnknownMediation when the link is not good
     */
    public MediationPage page(MediationLink link) {
        MediationCase mediation = rows.find(link.number()).orElseThrow(UnknownMediation::of);
        MediationSide side = access.side(mediation, link);
        return new MediationPage(
                mediation,
                side,
                mediation.mediator() == null ? "" : members.displayName(mediation.mediator()),
                rows.events(link.number()),
                talks.asked(link.number())
                        .filter(asked -> mediation.status() == MediationStatus.MEDIATING)
                        .orElse(null),
                rows.agreement(link.number())
                        .filter(agreement -> agreement.inForceOn() != null)
                        .orElse(null));
    }
}
