package cn.tongxinqiao.property.process;

import cn.tongxinqiao.engine.DeskTask;
import cn.tongxinqiao.engine.FormValues;
import cn.tongxinqiao.property.Rectifications;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Talk and order: the items stand on the page. */
@Component
class RectificationOrderDesk extends FollowDesk {

    private final Rectifications rectifications;

    RectificationOrderDesk(Rectifications rectifications) {
        super(PropertyRectificationProcess.KEY, PropertyRectificationProcess.Elements.ORDER);
        this.rectifications = rectifications;
    }

    @Override
    String summary(DeskTask task) {
        return rectifications.summary(task.caseNumber());
    }

    @Override
    Map<String, Object> decide(DeskTask task, FormValues form) {
        boolean ordered = rectifications.order(
                task.caseNumber(), day(form, "talkedOn"), form.find("talk").orElse(null), task.actor());
        return Map.of(PropertyRectificationProcess.Variables.MOOT.name(), !ordered);
    }
}
