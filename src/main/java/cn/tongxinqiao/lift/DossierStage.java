package cn.tongxinqiao.lift;

import java.util.Arrays;
import java.util.List;

/** Stages of the dossier: those of the case, and the steps of the delivery. The names are used in the table and stored. */
public enum DossierStage {
    /** Proposed. */
    PROPOSED("建档", null),
    /** The homes are asked. */
    SURVEY("意愿摸底", null),
    /** Scheme and money. */
    SCHEME("方案和费用", null),
    /** Coordination meetings. */
    TALKS("协商", null),
    /** The vote. */
    VOTING("表决", null),
    /** The agreement. */
    SIGNING("签订协议", null),
    /** The notice. */
    NOTICE("公示", null),
    /** The stamp. */
    STAMP("镇街盖章", null),
    /** The permit. */
    PERMIT("规划许可", null),
    /** Check of the drawings. */
    DRAWINGS("施工图审查", DeliveryStep.DRAWINGS),
    /** Works permit. */
    WORKS_PERMIT("施工许可", DeliveryStep.WORKS_PERMIT),
    /** Notice to the regulator. */
    REGULATOR("告知监管部门", DeliveryStep.REGULATOR),
    /** Works. */
    WORKS("施工", DeliveryStep.WORKS_DONE),
    /** Supervision inspection. */
    INSPECTION("监督检验", DeliveryStep.INSPECTION),
    /** Acceptance. */
    ACCEPTANCE("竣工验收", DeliveryStep.ACCEPTANCE),
    /** Registration for use. */
    REGISTRATION("使用登记", DeliveryStep.REGISTRATION),
    /** Subsidy. */
    SUBSIDY("申领补贴", DeliveryStep.SUBSIDY),
    /** Maintenance. */
    MAINTENANCE("维保合同", DeliveryStep.MAINTENANCE);

    private final String label;
    private final DeliveryStep step;

    DossierStage(String label, DeliveryStep step) {
        this.label = label;
        this.step = step;
    }

    /** The name people read. */
    public String label() {
        return label;
    }

    /** The step of the delivery it is about; null for stages before. */
    DeliveryStep step() {
        return step;
    }

    /**
     * Where the dossier of a case stands.
     *
     * @param status the stage of the case, or the one it ended in
     * @param done steps of the delivery that are recorded
     * @return the stage whose papers are due now; the last one when the lift is in use
     */
    static DossierStage at(LiftStatus status, List<DeliveryStep> done) {
        return switch (status) {
            case DELIVERY ->
                Arrays.stream(values())
                        .filter(stage -> stage.step != null && !done.contains(stage.step) && !passedBy(stage, done))
                        .findFirst()
                        .orElse(MAINTENANCE);
            case IN_USE -> MAINTENANCE;
            case NOT_ELIGIBLE, STOPPED -> PROPOSED;
            default -> valueOf(status.name());
        };
    }

    /** A works permit that nobody asked for is never recorded; whatever comes later tells so. */
    private static boolean passedBy(DossierStage stage, List<DeliveryStep> done) {
        return Arrays.stream(values())
                .filter(later -> later.step != null && later.ordinal() > stage.ordinal())
                .anyMatch(later -> done.contains(later.step));
    }
}
