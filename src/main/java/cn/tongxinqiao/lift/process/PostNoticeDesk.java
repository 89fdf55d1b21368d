package cn.tongxinqiao.lift.process;

import cn.tongxinqiao.engine.DeskTask;
import cn.tongxinqiao.engine.FormValues;
import cn.tongxinqiao.engine.TaskDesk;
import cn.tongxinqiao.lift.LiftNotice;
import cn.tongxinqiao.lift.LiftNotices;
import cn.tongxinqiao.lift.LiftSummary;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The notice hangs, with a photo of its first day. */
@Component
class PostNoticeDesk implements TaskDesk {

    private final LiftNotices notices;
    private final LiftSummary summary;

    PostNoticeDesk(LiftNotices notices, LiftSummary summary) {
        this.notices = notices;
        this.summary = summary;
    }

    @Override
    public String process() {
        return LiftNoticeProcess.KEY;
    }

    @Override
    public String element() {
        return LiftNoticeProcess.Elements.POST;
    }

    @Override
    public Map<String, Object> show(DeskTask task) {
        return Map.of("caseSummary", summary.of(task.caseNumber(), "/notice"));
    }

    @Override
    public Map<String, Object> take(DeskTask task, FormValues form) {
        LiftNotice notice =
                notices.post(task.caseNumber(), FormDays.needed(form, "postedOn"), form.text("places"), task.actor());
        return Map.of(
                LiftNoticeProcess.Variables.NOTICE_ENDS_AT.name(),
                notice.endsAt().toString());
    }
}
