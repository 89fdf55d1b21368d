package cn.tongxinqiao.lift;

import cn.tongxinqiao.estate.OwnerContacts;
import cn.tongxinqiao.mediation.MediationCases;
import cn.tongxinqiao.mediation.NewMediation;
import cn.tongxinqiao.mediation.SideRole;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Files disputes about a lift with the mediators: who proposed it against the owners who do not agree. */
@Component
class LiftDisputes implements LiftMediations {

    /** The mediators take twenty persons at most; what goes beyond is named together. */
    private static final int MOST_NAMED = 18;

    private final MediationCases mediations;
    private final LiftCaseRows rows;
    private final LiftWishes wishes;
    private final OwnerContacts contacts;

    LiftDisputes(MediationCases mediations, LiftCaseRows rows, LiftWishes wishes, OwnerContacts contacts) {
        this.mediations = mediations;
        this.rows = rows;
        this.wishes = wishes;
        this.contacts = contacts;
    }

    @Override
    public String file(LiftCase lift, String house, String facts, String account, String key) {
        LiftPerson initiator = rows.people(lift.number(), LiftCases.INITIATOR).get(0);
        List<NewMediation.Side> sides = new ArrayList<>();
        sides.add(new NewMediation.Side(SideRole.APPLICANT, initiator.name(), initiator.phone(), initiator.mail()));
        sides.addAll(respondents(lift));
        return mediations.fileFor(
                new NewMediation("加装电梯协商", facts, house, lift.community(), lift.number(), sides), account, key);
    }

    private List<NewMediation.Side> respondents(LiftCase lift) {
        Map<UUID, String> owners = owners(lift, Wish.OPPOSE);
        if (owners.isEmpty()) {
            owners = owners(lift, Wish.ABSTAIN);
        }
        if (owners.isEmpty()) {
            throw LiftCaseRefused.because("还没有登记哪一户不同意或者弃权，调解要有明确的对方，请先登记各户的意愿。");
        }
        List<NewMediation.Side> sides = new ArrayList<>();
        owners.forEach((party, names) -> {
            if (sides.size() < MOST_NAMED) {
                sides.add(new NewMediation.Side(
                        SideRole.RESPONDENT,
                        names,
                        null,
                        contacts.mailAddress(party).orElse(null)));
            }
        });
        if (owners.size() > sides.size()) {
            sides.add(new NewMediation.Side(
                    SideRole.RESPONDENT, "其他有不同意见的业主（" + (owners.size() - sides.size()) + " 位）", null, null));
        }
        return sides;
    }

    /** Each owner once, however many homes; homes nobody is registered for have nobody to ask. */
    private Map<UUID, String> owners(LiftCase lift, Wish wish) {
        Map<UUID, String> owners = new LinkedHashMap<>();
        wishes.homes(lift).stream()
                .filter(home -> home.wish() == wish && home.registered().party() != null)
                .forEach(home ->
                        owners.put(home.registered().party(), home.registered().names()));
        return owners;
    }

    @Override
    public void hold(String lift) {
        mediations.hold(lift);
    }

    @Override
    public void withdraw(String lift, String reason, String account) {
        mediations.withdrawFor(lift, reason, account);
    }
}
