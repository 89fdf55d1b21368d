package cn.tongxinqiao.lift;

import cn.tongxinqiao.mediation.MediationEnded;
import cn.tongxinqiao.mediation.MediationInForce;
import cn.tongxinqiao.mediation.MediationStatus;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Lets a case go on that waits for its mediation: when an agreement binds, or when there will be none. */
@Component
class MediatedLifts {

    private final LiftCases cases;
    private final LiftCaseRows rows;
    private final LiftWorkflow workflow;

    MediatedLifts(LiftCases cases, LiftCaseRows rows, LiftWorkflow workflow) {
        this.cases = cases;
        this.rows = rows;
        this.workflow = workflow;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void onInForce(MediationInForce agreed) {
        hear(agreed.origin(), agreed.number(), "签了协议，已经生效");
    }

    /** An agreement that was performed, or not, changes nothing for a case that went on when it came into force. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void onEnded(MediationEnded ended) {
        hear(
                ended.origin(),
                ended.number(),
                ended.outcome() == MediationStatus.SETTLED
                        ? "协议履行完了"
                        : ended.outcome().label()
                                + (ended.reasonKind() == null
                                        ? ""
                                        : "（" + ended.reasonKind().label() + "）"));
    }

    private void hear(String origin, String mediation, String what) {
        if (origin == null || rows.find(origin).isEmpty()) {
            return;
        }
        LiftCase lift = cases.locked(origin);
        rows.tell(origin, "MEDIATED", "人民调解 " + mediation + "：" + what + "。", null);
        if (lift.isOpen()) {
            workflow.mediated(origin, mediation);
        }
    }
}
