package cn.tongxinqiao.request.process;

import cn.tongxinqiao.request.StaffLetters;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Writes to those on whose desk a case from the tier below has come. */
@Component
class EscalationLetterListener implements TaskListener {

    private final StaffLetters letters;

    EscalationLetterListener(StaffLetters letters) {
        this.letters = letters;
    }

    @Override
    public void notify(DelegateTask task) {
        String unit = RequestLoop.UNIT.find(task).orElseGet(() -> MajorRequestProcess.Variables.LEAD_UNIT.from(task));
        letters.escalated(task.getExecution().getProcessBusinessKey(), unit, TasklistPath.of(task.getId()));
    }
}
