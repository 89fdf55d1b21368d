package cn.tongxinqiao.engine;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Names a new task after its matter and its case: Tasklist shows and searches names, and twenty tasks called alike cannot
 * be told apart.
 */
@Component
class TaskTitles extends AbstractBpmnParseListener {

    private final ObjectProvider<CaseSubjects> subjects;

    TaskTitles(ObjectProvider<CaseSubjects> subjects) {
        this.subjects = subjects;
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        ((UserTaskActivityBehavior) activity.getActivityBehavior())
                .getTaskDefinition()
                .addTaskListener(TaskListener.EVENTNAME_CREATE, this::entitle);
    }

    private void entitle(DelegateTask task) {
        String caseNumber = task.getExecution().getProcessBusinessKey();
        if (caseNumber != null) {
            task.setName(Stream.of(Optional.of(task.getName()), subject(caseNumber), Optional.of(caseNumber))
                    .flatMap(Optional::stream)
                    .collect(Collectors.joining(" ")));
        }
    }

    private Optional<String> subject(String caseNumber) {
        return subjects.orderedStream()
                .map(room -> room.subject(caseNumber))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
