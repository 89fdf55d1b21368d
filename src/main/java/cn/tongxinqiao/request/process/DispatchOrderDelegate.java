package cn.tongxinqiao.request.process;

import cn.tongxinqiao.request.Dispatching;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Opens the work order and says until when it may be claimed. */
@Component
class DispatchOrderDelegate implements JavaDelegate {

    private final Dispatching dispatching;
    private final ResolveLeadersListener desk;

    DispatchOrderDelegate(Dispatching dispatching, ResolveLeadersListener desk) {
        this.dispatching = dispatching;
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        desk.notify(execution);
        RequestHandlingProcess.Variables.CLAIM_UNTIL.set(
                execution,
                dispatching
                        .dispatch(execution.getProcessBusinessKey(), RequestLoop.UNIT.from(execution))
                        .toString());
    }
}
