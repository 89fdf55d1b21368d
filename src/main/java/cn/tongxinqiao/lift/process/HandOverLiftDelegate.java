package cn.tongxinqiao.lift.process;

import cn.tongxinqiao.lift.LiftDelivery;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Enters the lift into the book of lifts in use. */
@Component
class HandOverLiftDelegate implements JavaDelegate {

    private final LiftDelivery delivery;

    HandOverLiftDelegate(LiftDelivery delivery) {
        this.delivery = delivery;
    }

    @Override
    public void execute(DelegateExecution execution) {
        delivery.handOver(execution.getProcessBusinessKey());
    }
}
