package cn.tongxinqiao.property.process;

import cn.tongxinqiao.engine.DeskTask;
import cn.tongxinqiao.engine.FormValues;
import cn.tongxinqiao.property.Rectifications;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The street's part of the re-check. */
@Component
class RectificationRecheckDesk extends FollowDesk {

    private final Rectifications rectifications;

    RectificationRecheckDesk(Rectifications rectifications) {
        super(PropertyRectificationProcess.KEY, PropertyRectificationProcess.Elements.RECHECK);
        this.rectifications = rectifications;
    }

    @Override
    String summary(DeskTask task) {
        return rectifications.recheckSummary(task.caseNumber(), task.actor());
    }

    @Override
    Map<String, Object> decide(DeskTask task, FormValues form) {
        return Map.of(
                PropertyRectificationProcess.Variables.RECHECK.name(),
                rectifications.recheck(
                        task.caseNumber(), form.text("result").equals("PASSED"), form.text("finding"), task.actor()));
    }
}
