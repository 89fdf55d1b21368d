package cn.tongxinqiao.request.process;

import cn.tongxinqiao.engine.TaskMark;
import cn.tongxinqiao.engine.TaskWatch;
import cn.tongxinqiao.request.Intake;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** Whoever gets an urged case next finds it urged too. */
@Component
class UrgedWatch implements TaskWatch {

    private final Intake intake;

    UrgedWatch(Intake intake) {
        this.intake = intake;
    }

    @Override
    public void created(DelegateTask task) {
        String number = task.getExecution() == null ? null : task.getExecution().getProcessBusinessKey();
        if (number != null && intake.isUrged(number)) {
            task.setPriority(Math.max(task.getPriority(), CamundaRequestWorkflow.URGED_PRIORITY));
            task.setDescription(TaskMark.URGED.on(task.getDescription()));
        }
    }

    @Override
    public void assigned(DelegateTask task) {
        // Urged it stays, whoever holds it.
    }
}
