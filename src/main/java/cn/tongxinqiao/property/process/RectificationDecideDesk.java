package cn.tongxinqiao.property.process;

import cn.tongxinqiao.engine.DeskTask;
import cn.tongxinqiao.engine.FormValues;
import cn.tongxinqiao.property.Rectifications;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The district decides the re-check. */
@Component
class RectificationDecideDesk extends FollowDesk {

    private final Rectifications rectifications;

    RectificationDecideDesk(Rectifications rectifications) {
        super(PropertyRectificationProcess.KEY, PropertyRectificationProcess.Elements.DECIDE);
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
                rectifications.decide(
                        task.caseNumber(), form.text("result").equals("PASSED"), form.text("finding"), task.actor()));
    }
}
