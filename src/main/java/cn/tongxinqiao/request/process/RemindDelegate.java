package cn.tongxinqiao.request.process;

import cn.tongxinqiao.request.Reminders;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells what is due to be told of the clocks and says when to look next. */
@Component
class RemindDelegate implements JavaDelegate {

    private final Reminders reminders;

    RemindDelegate(Reminders reminders) {
        this.reminders = reminders;
    }

    @Override
    public void execute(DelegateExecution execution) {
        RequestLoop.WATCH_AT.set(
                execution, reminders.look(execution.getProcessBusinessKey()).toString());
    }
}
