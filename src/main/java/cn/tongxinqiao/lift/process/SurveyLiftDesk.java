package cn.tongxinqiao.lift.process;

import cn.tongxinqiao.engine.DeskTask;
import cn.tongxinqiao.engine.FormValues;
import cn.tongxinqiao.engine.TaskDesk;
import cn.tongxinqiao.lift.LiftCases;
import cn.tongxinqiao.lift.LiftStatus;
import cn.tongxinqiao.lift.LiftSummary;
import cn.tongxinqiao.lift.LiftWishes;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Every home has been asked what it thinks. */
@Component
class SurveyLiftDesk implements TaskDesk {

    private final LiftCases cases;
    private final LiftWishes wishes;
    private final LiftSummary summary;

    SurveyLiftDesk(LiftCases cases, LiftWishes wishes, LiftSummary summary) {
        this.cases = cases;
        this.wishes = wishes;
        this.summary = summary;
    }

    @Override
    public String process() {
        return LiftInstallationProcess.KEY;
    }

    @Override
    public String element() {
        return LiftInstallationProcess.Elements.SURVEY;
    }

    @Override
    public Map<String, Object> show(DeskTask task) {
        return Map.of(
                "caseSummary", summary.of(task.caseNumber()),
                "wishes", summary.wishes(task.caseNumber()));
    }

    @Override
    public Map<String, Object> take(DeskTask task, FormValues form) {
        wishes.requireSurveyed(task.caseNumber());
        cases.enter(task.caseNumber(), LiftStatus.SCHEME, "意愿摸底完成：" + summary.wishes(task.caseNumber()), task.actor());
        return Map.of();
    }
}
