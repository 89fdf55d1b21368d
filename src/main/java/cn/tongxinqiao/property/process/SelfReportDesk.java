package cn.tongxinqiao.property.process;

import cn.tongxinqiao.engine.DeskTask;
import cn.tongxinqiao.engine.FormValues;
import cn.tongxinqiao.property.PropertyAssessments;
import cn.tongxinqiao.property.SelfReports;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The community enters what the company reported on paper. */
@Component
class SelfReportDesk extends CollectDesk {

    private final SelfReports reports;

    SelfReportDesk(PropertyAssessments assessments, SelfReports reports) {
        super(assessments);
        this.reports = reports;
    }

    @Override
    public String process() {
        return PropertyCollectProcess.KEY;
    }

    @Override
    public String element() {
        return PropertyCollectProcess.Elements.SELF_REPORT;
    }

    @Override
    Map<String, Object> decide(DeskTask task, FormValues form) {
        reports.onPaper(
                task.caseNumber(),
                form.integer("feePaid", 0),
                form.text("income"),
                form.text("complaints"),
                task.actor());
        return Map.of();
    }
}
