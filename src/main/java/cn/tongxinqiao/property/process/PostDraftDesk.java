package cn.tongxinqiao.property.process;

import cn.tongxinqiao.engine.DeskTask;
import cn.tongxinqiao.engine.FormRefused;
import cn.tongxinqiao.engine.FormValues;
import cn.tongxinqiao.engine.TaskDesk;
import cn.tongxinqiao.property.AssessmentPublication;
import cn.tongxinqiao.property.AssessmentSummary;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The draft hangs in the compound, with a photo of its first day. */
@Component
class PostDraftDesk implements TaskDesk {

    private final AssessmentPublication publication;
    private final AssessmentSummary summary;

    PostDraftDesk(AssessmentPublication publication, AssessmentSummary summary) {
        this.publication = publication;
        this.summary = summary;
    }

    @Override
    public String process() {
        return PropertyAssessmentProcess.KEY;
    }

    @Override
    public String element() {
        return PropertyAssessmentProcess.Elements.POST;
    }

    @Override
    public Map<String, Object> show(DeskTask task) {
        return Map.of("caseSummary", summary.of(task.caseNumber()));
    }

    @Override
    public Map<String, Object> take(DeskTask task, FormValues form) {
        return Map.of(
                PropertyAssessmentProcess.Variables.WINDOW_UNTIL.name(),
                publication
                        .post(task.caseNumber(), day(form.text("postedOn")), form.text("places"), task.actor())
                        .toString());
    }

    private static LocalDate day(String written) {
        try {
            return LocalDate.parse(written);
        } catch (DateTimeException e) {
            throw FormRefused.because("日期“" + written + "”应为年-月-日。");
        }
    }
}
