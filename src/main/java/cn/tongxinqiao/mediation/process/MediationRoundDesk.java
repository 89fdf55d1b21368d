package cn.tongxinqiao.mediation.process;

import cn.tongxinqiao.engine.DeskTask;
import cn.tongxinqiao.engine.FormValues;
import cn.tongxinqiao.mediation.FailReason;
import cn.tongxinqiao.mediation.MediationCases;
import cn.tongxinqiao.mediation.MediationTalks;
import cn.tongxinqiao.mediation.RoundResult;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The mediator says what the last talk came to. */
@Component
class MediationRoundDesk extends MediationDesk {

    private final MediationTalks talks;

    MediationRoundDesk(MediationCases cases, MediationTalks talks) {
        super(cases);
        this.talks = talks;
    }

    @Override
    public String process() {
        return DisputeMediationProcess.KEY;
    }

    @Override
    public String element() {
        return DisputeMediationProcess.Elements.ROUND;
    }

    @Override
    Map<String, Object> more(DeskTask task) {
        return Map.of(
                "round",
                talks.open(task.caseNumber())
                        .map(round -> "第 " + round.position() + " 次调解已经写好，可以提交结果。")
                        .orElse("还没有写这一次调解，请先在案卷页面写。"));
    }

    @Override
    Map<String, Object> decide(DeskTask task, FormValues form) {
        RoundResult result = RoundResult.valueOf(form.text("result"));
        talks.conclude(task.caseNumber(), result, task.actor());
        if (result == RoundResult.FAILED) {
            cases().failsBecause(task.caseNumber(), FailReason.NO_AGREEMENT, form.text("reason"));
        }
        return Map.of(DisputeMediationProcess.Variables.ROUND_RESULT.name(), result.name());
    }
}
