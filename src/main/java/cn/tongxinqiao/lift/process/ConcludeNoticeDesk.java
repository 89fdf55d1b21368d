package cn.tongxinqiao.lift.process;

import cn.tongxinqiao.engine.DeskTask;
import cn.tongxinqiao.engine.FormValues;
import cn.tongxinqiao.engine.TaskDesk;
import cn.tongxinqiao.lift.LiftNotices;
import cn.tongxinqiao.lift.LiftSummary;
import cn.tongxinqiao.lift.NoticeConclusion;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What the notice led to; not before its end, and not while objections are open. */
@Component
class ConcludeNoticeDesk implements TaskDesk {

    private final LiftNotices notices;
    private final LiftSummary summary;

    ConcludeNoticeDesk(LiftNotices notices, LiftSummary summary) {
        this.notices = notices;
        this.summary = summary;
    }

    @Override
    public String process() {
        return LiftNoticeProcess.KEY;
    }

    @Override
    public String element() {
        return LiftNoticeProcess.Elements.CONCLUDE;
    }

    @Override
    public Map<String, Object> show(DeskTask task) {
        return Map.of("caseSummary", summary.of(task.caseNumber(), "/notice"));
    }

    @Override
    public Map<String, Object> take(DeskTask task, FormValues form) {
        NoticeConclusion conclusion = NoticeConclusion.valueOf(form.text("conclusion"));
        notices.conclude(task.caseNumber(), conclusion, form.find("note").orElse(null), task.actor());
        return Map.of(LiftNoticeProcess.Variables.NOTICE.name(), conclusion.name());
    }
}
