package cn.tongxinqiao.lift.process;

import cn.tongxinqiao.engine.DeskTask;
import cn.tongxinqiao.engine.FormValues;
import cn.tongxinqiao.engine.TaskDesk;
import cn.tongxinqiao.lift.LiftSummary;
import cn.tongxinqiao.lift.LiftTalks;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** A vote about the lift runs; the case waits for it. */
@Component
class OpenVoteDesk implements TaskDesk {

    private final LiftTalks talks;
    private final LiftSummary summary;

    OpenVoteDesk(LiftTalks talks, LiftSummary summary) {
        this.talks = talks;
        this.summary = summary;
    }

    @Override
    public String process() {
        return LiftTalksProcess.KEY;
    }

    @Override
    public String element() {
        return LiftTalksProcess.Elements.OPEN_VOTE;
    }

    @Override
    public Map<String, Object> show(DeskTask task) {
        List<String> ready = talks.readyVotes(task.caseNumber());
        Map<String, Object> shown = new HashMap<>();
        shown.put(
                "caseSummary",
                summary.of(task.caseNumber()) + "\n"
                        + (ready.isEmpty()
                                ? "还没有可以填的投票：先起草投票，在方案页面关联选定的方案，再开始表决。"
                                : "可以填的投票：" + String.join("、", ready)));
        if (ready.size() == 1) {
            shown.put("vote", ready.get(0));
        }
        return shown;
    }

    @Override
    public Map<String, Object> take(DeskTask task, FormValues form) {
        talks.voteOpened(task.caseNumber(), form.text("vote"), task.actor());
        return Map.of();
    }
}
