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
        return rectifications.summary(task.caseNumber())
                + rectifications
                        .housing(task.caseNumber())
                        .map(found -> "\n住建部门：" + (found.passed() ? "合格" : "不合格") + "，" + found.text())
                        .orElse("\n住建部门还没有写复评意见。");
    }

    @Override
    Map<String, Object> decide(DeskTask task, FormValues form) {
        return Map.of(
                PropertyRectificationProcess.Variables.RECHECK.name(),
                rectifications.recheck(
                        task.caseNumber(), form.text("result").equals("PASSED"), form.text("finding"), task.actor()));
    }
}
