package cn.tongxinqiao.lift.process;

import cn.tongxinqiao.engine.DeskTask;
import cn.tongxinqiao.engine.FormValues;
import cn.tongxinqiao.engine.TaskDesk;
import cn.tongxinqiao.lift.LiftObjection;
import cn.tongxinqiao.lift.LiftObjections;
import cn.tongxinqiao.lift.LiftSummary;
import cn.tongxinqiao.lift.ObjectionAnswer;
import cn.tongxinqiao.lift.ObjectionStatus;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What talking an objection over led to; it may go to the mediators. */
@Component
class AnswerObjectionDesk implements TaskDesk {

    private final LiftObjections objections;
    private final LiftSummary summary;

    AnswerObjectionDesk(LiftObjections objections, LiftSummary summary) {
        this.objections = objections;
        this.summary = summary;
    }

    @Override
    public String process() {
        return LiftNoticeProcess.KEY;
    }

    @Override
    public String element() {
        return LiftNoticeProcess.Elements.ANSWER;
    }

    @Override
    public Map<String, Object> show(DeskTask task) {
        LiftObjection objection = objections.get(id(task));
        return Map.of(
                "caseSummary", summary.of(task.caseNumber(), "/objections"), "objection", summary.objection(objection));
    }

    @Override
    public Map<String, Object> take(DeskTask task, FormValues form) {
        ObjectionStatus status = ObjectionStatus.valueOf(form.text("outcome"));
        Optional<String> mediation = objections.answer(
                id(task),
                new ObjectionAnswer(
                        status, form.text("result"), form.find("measures").orElse(null)),
                task.actor());
        Map<String, Object> facts = new HashMap<>();
        facts.put(LiftNoticeProcess.Variables.ANSWER.name(), mediation.isPresent() ? "MEDIATE" : "ANSWERED");
        mediation.ifPresent(number -> facts.put(LiftNoticeProcess.MEDIATION_NUMBER.name(), number));
        return facts;
    }

    private static UUID id(DeskTask task) {
        return UUID.fromString(task.get(LiftNoticeProcess.OBJECTION));
    }
}
