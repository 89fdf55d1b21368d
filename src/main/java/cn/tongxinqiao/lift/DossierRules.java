package cn.tongxinqiao.lift;

import java.time.LocalDate;
import java.util.List;

/** Asks which papers a dossier must have. */
public interface DossierRules {

    /**
     * The papers of a dossier.
     *
     * @param place code of the administrative division
     * @param date the day
     * @return what the table {@code lift-dossier} says, in its order
     * @throws LiftCaseRefused when it says nothing
     */
    List<DossierPaper> papers(String place, LocalDate date);
}
