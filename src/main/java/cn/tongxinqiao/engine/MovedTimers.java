package cn.tongxinqiao.engine;

import org.camunda.bpm.engine.impl.cmd.DefaultJobRetryCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.FailedJobCommandFactory;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/**
 * A timer that was moved into the future at the very moment it fired has not failed: it waits for its new moment. The engine
 * would try it again in a few seconds, long before that.
 */
final class MovedTimers implements FailedJobCommandFactory {

    @Override
    public Command<Object> getCommand(String jobId, Throwable exception) {
        return new DefaultJobRetryCmd(jobId, exception) {
            @Override
            public Object execute(CommandContext context) {
                JobEntity job = getJob();
                if (job instanceof TimerEntity timer
                        && timer.getDuedate() != null
                        && timer.getDuedate().after(ClockUtil.getCurrentTime())
                        && isOvertaken(exception)) {
                    job.unlock();
                    return null;
                }
                return super.execute(context);
            }
        };
    }

    private static boolean isOvertaken(Throwable exception) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause() == cause ? null : cause.getCause()) {
            if (EngineFaults.isOvertaken(cause)) {
                return true;
            }
        }
        return false;
    }
}
