package cn.tongxinqiao.access;

import cn.tongxinqiao.audit.Act;
import cn.tongxinqiao.audit.ActKind;
import cn.tongxinqiao.audit.AuditLog;
import cn.tongxinqiao.calendar.CalendarRuleChanged;
import cn.tongxinqiao.engine.EngineAct;
import cn.tongxinqiao.engine.ModelsDeployed;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Remembers what the rooms at the bottom tell: they know no audit. All of it in the transaction of the act. */
@Component
class EngineActs {

    private final AuditLog log;

    EngineActs(AuditLog log) {
        this.log = log;
    }

    @EventListener
    void remember(EngineAct act) {
        log.record(Act.of(act.concernsAccounts() ? ActKind.ADMINISTRATION : ActKind.OVERRIDE, act.actor())
                .on(act.entity(), act.subjectId())
                .ofCase(act.caseNumber())
                .saying(act.operation() + " " + String.join(", ", act.changes())));
    }

    @EventListener
    void remember(ModelsDeployed deployed) {
        String verb = deployed.deleted() ? "删除" : "部署";
        log.record(Act.of(ActKind.DEPLOYMENT, deployed.actor() == null ? Act.SYSTEM : deployed.actor())
                .on("deployment", deployed.deploymentId())
                .saying(verb + "“" + deployed.name() + "”：流程和表单 "
                        + deployed.models().size() + " 个，决策表 "
                        + deployed.decisions().size() + " 个："
                        + String.join("、", deployed.models())
                        + (deployed.decisions().isEmpty() ? "" : "；" + String.join("、", deployed.decisions()))));
        for (String decision : deployed.decisions()) {
            log.record(Act.of(ActKind.RULE_CHANGE, deployed.actor() == null ? Act.SYSTEM : deployed.actor())
                    .on("decision", decision.substring(0, decision.lastIndexOf(' ')))
                    .saying(verb + " " + decision));
        }
    }

    @EventListener
    void remember(CalendarRuleChanged changed) {
        log.record(Act.of(ActKind.RULE_CHANGE, changed.account())
                .on("calendar", changed.subject())
                .because(changed.source())
                .saying(changed.what()));
    }
}
