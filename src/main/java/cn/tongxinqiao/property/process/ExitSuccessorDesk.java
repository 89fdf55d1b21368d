package cn.tongxinqiao.property.process;

import cn.tongxinqiao.engine.DeskTask;
import cn.tongxinqiao.engine.FormValues;
import cn.tongxinqiao.estate.PropertyContract;
import cn.tongxinqiao.property.PropertyExits;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Who comes next: a new contract, or interim service. */
@Component
class ExitSuccessorDesk extends FollowDesk {

    private final PropertyExits exits;

    ExitSuccessorDesk(PropertyExits exits) {
        super(PropertyExitProcess.KEY, PropertyExitProcess.Elements.SUCCESSOR);
        this.exits = exits;
    }

    @Override
    String summary(DeskTask task) {
        return exits.summary(task.caseNumber());
    }

    @Override
    Map<String, Object> decide(DeskTask task, FormValues form) {
        Instant until = exits.successor(
                task.caseNumber(),
                new PropertyExits.Successor(
                        PropertyContract.Kind.valueOf(form.text("kind")),
                        form.text("firm"),
                        day(form, "from"),
                        day(form, "lastDay"),
                        form.find("reason").orElse(null)),
                task.actor());
        return until == null
                ? Map.of(PropertyExitProcess.Variables.INTERIM.name(), false)
                : Map.of(
                        PropertyExitProcess.Variables.INTERIM.name(),
                        true,
                        PropertyExitProcess.Variables.INTERIM_UNTIL.name(),
                        until.toString());
    }
}
