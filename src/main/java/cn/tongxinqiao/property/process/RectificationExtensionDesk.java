package cn.tongxinqiao.property.process;

import cn.tongxinqiao.engine.DeskTask;
import cn.tongxinqiao.engine.FormValues;
import cn.tongxinqiao.property.Rectifications;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The street gives longer, or does not. */
@Component
class RectificationExtensionDesk extends FollowDesk {

    private final Rectifications rectifications;

    RectificationExtensionDesk(Rectifications rectifications) {
        super(PropertyRectificationProcess.KEY, PropertyRectificationProcess.Elements.EXTENSION);
        this.rectifications = rectifications;
    }

    @Override
    String summary(DeskTask task) {
        return rectifications.summary(task.caseNumber())
                + rectifications
                        .extension(task.caseNumber())
                        .map(asked -> "\n申请延期到 " + asked.lastDay() + "，原因：" + asked.reason())
                        .orElse("");
    }

    @Override
    Map<String, Object> decide(DeskTask task, FormValues form) {
        return Map.of(
                PropertyRectificationProcess.Variables.RECTIFICATION_UNTIL.name(),
                rectifications
                        .decideExtension(
                                task.caseNumber(),
                                form.text("decision").equals("AGREE"),
                                form.text("reason"),
                                task.actor())
                        .toString());
    }
}
