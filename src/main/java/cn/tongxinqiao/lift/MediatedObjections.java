package cn.tongxinqiao.lift;

import cn.tongxinqiao.estate.EstateRegister;
import cn.tongxinqiao.estate.OwnerContacts;
import cn.tongxinqiao.mediation.MediationCase;
import cn.tongxinqiao.mediation.MediationCases;
import cn.tongxinqiao.mediation.NewMediation;
import cn.tongxinqiao.mediation.SideRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Takes objections to the people's mediators: the objector on one side, the owners who speak for the lift on the other. */
@Component
class MediatedObjections implements ObjectionMediation {

    private final MediationCases mediations;
    private final LiftCaseRows cases;
    private final EstateRegister register;
    private final OwnerContacts contacts;

    MediatedObjections(MediationCases mediations, LiftCaseRows cases, EstateRegister register, OwnerContacts contacts) {
        this.mediations = mediations;
        this.cases = cases;
        this.register = register;
        this.contacts = contacts;
    }

    @Override
    public String file(LiftCase lift, LiftObjection objection, String house, String by) {
        List<NewMediation.Side> sides = new ArrayList<>();
        sides.add(
                objection.party() == null
                        ? new NewMediation.Side(SideRole.APPLICANT, objection.objector(), null, null)
                        : new NewMediation.Side(
                                SideRole.APPLICANT,
                                register.party(objection.party()).names(),
                                null,
                                contacts.mailAddress(objection.party()).orElse(null)));
        cases.people(lift.number(), "REPRESENTATIVE")
                .forEach(person -> sides.add(
                        new NewMediation.Side(SideRole.RESPONDENT, person.name(), person.phone(), person.mail())));
        if (sides.size() == 1) {
            cases.people(lift.number(), "INITIATOR")
                    .forEach(person -> sides.add(
                            new NewMediation.Side(SideRole.RESPONDENT, person.name(), person.phone(), person.mail())));
        }
        return mediations.fileFor(
                new NewMediation(
                        "加装电梯异议（" + objection.kind().label() + "）",
                        objection.text(),
                        house,
                        lift.community(),
                        lift.number(),
                        sides),
                by,
                "lift-objection:" + objection.id());
    }

    @Override
    public Optional<Boolean> settled(String number) {
        MediationCase found = mediations.get(number);
        return switch (found.status()) {
            case IN_FORCE, SETTLED -> Optional.of(true);
            case FAILED, REFUSED, WITHDRAWN -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
