package cn.tongxinqiao.engine;

import java.util.Optional;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.springframework.http.HttpStatus;

/** What an exception of the engine means to the person whose call ran into it. */
public final class EngineFaults {

    private EngineFaults() {}

    /**
     * Reads an exception and its causes.
     *
     * @param thrown what came out of a call into the engine
     * @return the meaning, or empty when it is nobody's mistake or not the engine's exception
     */
    public static Optional<Fault> of(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause() == cause ? null : cause.getCause()) {
            Fault fault = match(cause);
            if (fault != null) {
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }

    private static Fault match(Throwable cause) {
        if (cause instanceof TaskAlreadyClaimedException) {
            return new Fault(HttpStatus.CONFLICT, "这项任务已被他人认领，请刷新列表。");
        }
        if (cause instanceof OptimisticLockingException) {
            return new Fault(HttpStatus.CONFLICT, "这项内容刚刚被他人更改，请刷新后再试。");
        }
        if (cause instanceof AuthorizationException) {
            return new Fault(HttpStatus.FORBIDDEN, "您没有这项操作的权限。");
        }
        if (cause instanceof NotFoundException) {
            return new Fault(HttpStatus.NOT_FOUND, "没有找到，可能已经办结。");
        }
        return null;
    }

    /**
     * What to answer.
     *
     * @param status the HTTP status
     * @param detail a Chinese sentence for the person
     */
    public record Fault(HttpStatus status, String detail) {}
}
