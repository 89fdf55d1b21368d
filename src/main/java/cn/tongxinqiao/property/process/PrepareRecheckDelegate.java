package cn.tongxinqiao.property.process;

import cn.tongxinqiao.property.Rectifications;
import java.time.Instant;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The time is over: says until when the re-check is to be done, and whether there is still a contract. */
@Component
class PrepareRecheckDelegate implements JavaDelegate {

    private final Rectifications rectifications;

    PrepareRecheckDelegate(Rectifications rectifications) {
        this.rectifications = rectifications;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Optional<Instant> until = rectifications.prepareRecheck(execution.getProcessBusinessKey());
        PropertyRectificationProcess.Variables.MOOT.set(execution, until.isEmpty());
        until.ifPresent(
                moment -> PropertyRectificationProcess.Variables.RECHECK_UNTIL.set(execution, moment.toString()));
    }
}
