package cn.tongxinqiao.request.process;

import cn.tongxinqiao.engine.DeskTask;
import cn.tongxinqiao.engine.FormValues;
import cn.tongxinqiao.engine.Option;
import cn.tongxinqiao.engine.TaskDesk;
import cn.tongxinqiao.request.CaseFile;
import cn.tongxinqiao.request.Dispatching;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The leader names somebody by hand. */
@Component
class AssignOrderDesk implements TaskDesk {

    private final CaseFile cases;
    private final Dispatching dispatching;
    private final HandleTasks tasks;

    AssignOrderDesk(CaseFile cases, Dispatching dispatching, HandleTasks tasks) {
        this.cases = cases;
        this.dispatching = dispatching;
        this.tasks = tasks;
    }

    @Override
    public String process() {
        return RequestHandlingProcess.KEY;
    }

    @Override
    public String element() {
        return RequestHandlingProcess.Elements.ASSIGN;
    }

    @Override
    public Map<String, Object> show(DeskTask task) {
        return Map.of(
                "caseSummary", cases.summary(task.caseNumber()),
                "memberOptions",
                        dispatching.choices(task.caseNumber()).entrySet().stream()
                                .map(choice -> new Option(choice.getKey(), choice.getValue()))
                                .toList());
    }

    @Override
    public Map<String, Object> take(DeskTask task, FormValues form) {
        String person = form.text("member");
        dispatching.named(task.caseNumber(), person, form.find("note").orElse(null), task.actor());
        tasks.assign(task.id(), person);
        return Map.of();
    }
}
