package cn.tongxinqiao.request.process;

import cn.tongxinqiao.request.Grading;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Finds the unit that leads. */
@Component
class RouteRequestDelegate implements JavaDelegate {

    private final Grading grading;

    RouteRequestDelegate(Grading grading) {
        this.grading = grading;
    }

    @Override
    public void execute(DelegateExecution execution) {
        RequestLoop.UNIT.set(execution, grading.route(execution.getProcessBusinessKey()));
    }
}
