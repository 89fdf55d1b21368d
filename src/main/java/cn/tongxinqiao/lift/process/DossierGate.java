package cn.tongxinqiao.lift.process;

import cn.tongxinqiao.engine.DeskTask;
import cn.tongxinqiao.engine.FormValues;
import cn.tongxinqiao.engine.TaskGate;
import cn.tongxinqiao.lift.DossierStage;
import cn.tongxinqiao.lift.LiftCases;
import cn.tongxinqiao.lift.LiftDossier;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** No stage of a lift is closed while papers of its dossier are missing. */
@Component
class DossierGate implements TaskGate {

    /** Which stages a submission closes, and when it does; another answer leads back or ends the case. */
    private record Closing(List<DossierStage> stages, Predicate<FormValues> when) {

        static Closing always(DossierStage... stages) {
            return new Closing(List.of(stages), form -> true);
        }

        static Closing when(DossierStage stage, String field, String value) {
            return new Closing(
                    List.of(stage),
                    form -> form.find(field).filter(value::equals).isPresent());
        }
    }

    private static final Map<String, Closing> CLOSINGS = Map.ofEntries(
            Map.entry(LiftInstallationProcess.Elements.FILE, Closing.always(DossierStage.PROPOSED)),
            Map.entry(LiftInstallationProcess.Elements.SURVEY, Closing.always(DossierStage.SURVEY)),
            Map.entry(LiftInstallationProcess.Elements.SCHEME, Closing.always(DossierStage.SCHEME)),
            Map.entry(LiftTalksProcess.Elements.OPEN_VOTE, Closing.always(DossierStage.TALKS)),
            // The vote closes by itself; its protocol is there as soon as it has.
            Map.entry(LiftInstallationProcess.Elements.SIGN, Closing.always(DossierStage.VOTING, DossierStage.SIGNING)),
            Map.entry(LiftNoticeProcess.Elements.CONCLUDE, Closing.when(DossierStage.NOTICE, "conclusion", "PASSED")),
            Map.entry(LiftInstallationProcess.Elements.STAMP, Closing.always(DossierStage.STAMP)),
            Map.entry(LiftInstallationProcess.Elements.PERMIT, Closing.when(DossierStage.PERMIT, "result", "GRANTED")),
            Map.entry(LiftDeliveryProcess.Elements.DRAWINGS, Closing.always(DossierStage.DRAWINGS)),
            Map.entry(LiftDeliveryProcess.Elements.WORKS_PERMIT, Closing.always(DossierStage.WORKS_PERMIT)),
            Map.entry(LiftDeliveryProcess.Elements.NOTIFY, Closing.always(DossierStage.REGULATOR)),
            Map.entry(
                    LiftDeliveryProcess.Elements.WORKS,
                    new Closing(List.of(DossierStage.WORKS), form -> form.flag("done"))),
            Map.entry(LiftDeliveryProcess.Elements.INSPECT, Closing.when(DossierStage.INSPECTION, "result", "PASSED")),
            Map.entry(LiftDeliveryProcess.Elements.ACCEPTANCE, Closing.always(DossierStage.ACCEPTANCE)),
            Map.entry(LiftDeliveryProcess.Elements.REGISTER, Closing.always(DossierStage.REGISTRATION)),
            Map.entry(LiftDeliveryProcess.Elements.SUBSIDY, Closing.when(DossierStage.SUBSIDY, "claimed", "YES")),
            Map.entry(LiftDeliveryProcess.Elements.MAINTENANCE, Closing.always(DossierStage.MAINTENANCE)));

    private static final List<String> PROCESSES =
            List.of(LiftInstallationProcess.KEY, LiftTalksProcess.KEY, LiftNoticeProcess.KEY, LiftDeliveryProcess.KEY);

    private final LiftDossier dossier;
    private final LiftCases cases;

    DossierGate(LiftDossier dossier, LiftCases cases) {
        this.dossier = dossier;
        this.cases = cases;
    }

    @Override
    public void pass(DeskTask task, FormValues form) {
        Closing closing = PROCESSES.contains(task.process()) ? CLOSINGS.get(task.element()) : null;
        if (closing == null || !closing.when().test(form) || refusedWhenFiled(task)) {
            return;
        }
        closing.stages().forEach(stage -> dossier.requireComplete(task.caseNumber(), stage));
    }

    /** A house that may not have a lift needs no papers for it. */
    private boolean refusedWhenFiled(DeskTask task) {
        return task.element().equals(LiftInstallationProcess.Elements.FILE)
                && Boolean.FALSE.equals(cases.find(task.caseNumber()).eligible());
    }
}
