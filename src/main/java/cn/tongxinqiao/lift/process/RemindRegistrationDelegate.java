package cn.tongxinqiao.lift.process;

import cn.tongxinqiao.lift.LiftDelivery;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Reminds of the registration for use. */
@Component
class RemindRegistrationDelegate implements JavaDelegate {

    private final LiftDelivery delivery;

    RemindRegistrationDelegate(LiftDelivery delivery) {
        this.delivery = delivery;
    }

    @Override
    public void execute(DelegateExecution execution) {
        delivery.remindRegistration(execution.getProcessBusinessKey());
    }
}
