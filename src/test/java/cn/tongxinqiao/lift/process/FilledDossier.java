package cn.tongxinqiao.lift.process;

import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.lift.DossierItem;
import cn.tongxinqiao.lift.DossierPart;
import cn.tongxinqiao.lift.LiftCase;
import cn.tongxinqiao.lift.LiftCases;
import cn.tongxinqiao.lift.LiftDossier;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Puts into a dossier what a case that is about something else would not have. */
@Component
class FilledDossier {

    private final LiftDossier dossier;
    private final LiftCases cases;

    FilledDossier(LiftDossier dossier, LiftCases cases) {
        this.dossier = dossier;
        this.cases = cases;
    }

    /** Uploads every paper that is still missing, and says of those by need that they are not needed. */
    void complete(String number) {
        LiftCase lift = cases.find(number);
        if (!lift.isOpen()) {
            return;
        }
        SignedIn clerk = new SignedIn("community01", Set.of("role-staff", "community-" + lift.community()));
        for (DossierPart part : dossier.parts(number, clerk)) {
            for (DossierItem item : part.items()) {
                String paper = item.paper().code();
                if (item.state() == DossierItem.State.UNDECIDED) {
                    dossier.notNeeded(number, part.stage(), paper, "这里不需要", clerk);
                } else if (item.state() == DossierItem.State.MISSING
                        && item.files().isEmpty()) {
                    dossier.add(number, part.stage(), paper, List.of(DrivenLift.photo()), clerk);
                }
            }
        }
    }
}
