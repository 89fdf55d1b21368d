package cn.tongxinqiao.engine;

import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Shows every user task to the rooms that watch; an analyst's new model needs to name nobody for that. */
@Component
class TaskWatches extends AbstractBpmnParseListener {

    private final ObjectProvider<TaskWatch> watches;

    TaskWatches(ObjectProvider<TaskWatch> watches) {
        this.watches = watches;
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        TaskDefinition definition = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
        definition.addTaskListener(
                TaskListener.EVENTNAME_CREATE, task -> watches.orderedStream().forEach(watch -> watch.created(task)));
        definition.addTaskListener(TaskListener.EVENTNAME_ASSIGNMENT, task -> watches.orderedStream()
                .forEach(watch -> watch.assigned(task)));
    }
}
