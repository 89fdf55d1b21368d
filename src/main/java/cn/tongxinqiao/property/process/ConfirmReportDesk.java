package cn.tongxinqiao.property.process;

import cn.tongxinqiao.engine.DeskTask;
import cn.tongxinqiao.engine.FormValues;
import cn.tongxinqiao.property.PropertyAssessment;
import cn.tongxinqiao.property.PropertyAssessments;
import cn.tongxinqiao.property.SelfReport;
import cn.tongxinqiao.property.SelfReports;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The community checks what the company reported by its link. */
@Component
class ConfirmReportDesk extends CollectDesk {

    private final SelfReports reports;

    ConfirmReportDesk(PropertyAssessments assessments, SelfReports reports) {
        super(assessments);
        this.reports = reports;
    }

    @Override
    public String process() {
        return PropertyCollectProcess.KEY;
    }

    @Override
    public String element() {
        return PropertyCollectProcess.Elements.CONFIRM_REPORT;
    }

    @Override
    Map<String, Object> more(DeskTask task, PropertyAssessment assessment) {
        SelfReport report = reports.find(assessment.number()).orElseThrow();
        return Map.of(
                "report",
                "已缴 " + report.feePaid() + " 户\n公共收益：" + report.income() + "\n投诉处理：" + report.complaints(),
                "feePaid",
                report.feePaid());
    }

    @Override
    Map<String, Object> decide(DeskTask task, FormValues form) {
        reports.check(
                task.caseNumber(), form.integer("feePaid", 0), form.find("note").orElse(null), task.actor());
        return Map.of();
    }
}
