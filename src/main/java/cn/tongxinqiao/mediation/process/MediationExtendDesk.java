package cn.tongxinqiao.mediation.process;

import cn.tongxinqiao.engine.DeskTask;
import cn.tongxinqiao.engine.FormValues;
import cn.tongxinqiao.mediation.Extension;
import cn.tongxinqiao.mediation.FailReason;
import cn.tongxinqiao.mediation.MediationCases;
import cn.tongxinqiao.mediation.MediationTalks;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The clock has run out: longer only when every side agrees. */
@Component
class MediationExtendDesk extends MediationDesk {

    private static final String EXTEND = "EXTEND";

    private final MediationTalks talks;

    MediationExtendDesk(MediationCases cases, MediationTalks talks) {
        super(cases);
        this.talks = talks;
    }

    @Override
    public String process() {
        return DisputeMediationProcess.KEY;
    }

    @Override
    public String element() {
        return DisputeMediationProcess.Elements.EXTEND;
    }

    @Override
    Map<String, Object> more(DeskTask task) {
        return Map.of(
                "extension", talks.asked(task.caseNumber()).map(this::words).orElse("还没有征求延期的意见，要延期请先在案卷页面提出。"));
    }

    private String words(Extension extension) {
        long yes =
                extension.answers().values().stream().filter(answer -> answer).count();
        return "延期到" + inChinese(extension.until()) + "：同意 " + yes + " 位，不同意 "
                + (extension.answers().size() - yes) + " 位。";
    }

    @Override
    Map<String, Object> decide(DeskTask task, FormValues form) {
        if (form.text("decision").equals(EXTEND)) {
            return Map.of(
                    DisputeMediationProcess.Variables.EXTENDED.name(),
                    true,
                    DisputeMediationProcess.Variables.MEDIATION_DUE_AT.name(),
                    talks.extend(task.caseNumber(), task.actor()).toString());
        }
        talks.notExtended(task.caseNumber(), task.actor());
        cases().failsBecause(task.caseNumber(), FailReason.OVERDUE, form.text("reason"));
        return Map.of(DisputeMediationProcess.Variables.EXTENDED.name(), false);
    }
}
