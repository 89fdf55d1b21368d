package cn.tongxinqiao.request.process;

import cn.tongxinqiao.request.Dispatching;
import cn.tongxinqiao.request.Retiming;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Names the groups that are asked in the unit which holds the case. */
@Component
class ResolveLeadersListener implements ExecutionListener {

    private final Dispatching dispatching;
    private final Retiming retiming;

    ResolveLeadersListener(Dispatching dispatching, Retiming retiming) {
        this.dispatching = dispatching;
        this.retiming = retiming;
    }

    @Override
    public void notify(DelegateExecution execution) {
        String unit = RequestLoop.UNIT
                .find(execution)
                .orElseGet(() -> MajorRequestProcess.Variables.LEAD_UNIT.from(execution));
        Dispatching.Desk desk = dispatching.deskOf(execution.getProcessBusinessKey(), unit);
        if (RequestLoop.WATCH_AT.find(execution).isEmpty()) {
            // A case begun under an earlier model hands nothing down.
            retiming.moments(execution.getProcessBusinessKey())
                    .forEach((name, moment) -> execution.setVariable(name, moment.toString()));
        }
        RequestLoop.HANDLER_GROUPS.set(execution, String.join(",", desk.handlers()));
        RequestLoop.LEADER_GROUPS.set(execution, String.join(",", desk.leaders()));
        if (!desk.people().isEmpty()) {
            RequestLoop.STAND_INS.set(execution, String.join(",", desk.people()));
        }
    }
}
