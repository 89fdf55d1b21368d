package cn.tongxinqiao.engine;

import java.sql.SQLException;
import java.util.Optional;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.server.ResponseStatusException;

/** What an exception of the engine means to the person whose call ran into it. */
public final class EngineFaults {

    private static final String HOUSE = "cn.tongxinqiao.";

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

    /**
     * Reads an exception and its causes for a page: a refusal of the house with its own sentence, or the engine's meaning.
     *
     * @param thrown what came out of a call into the engine
     * @return what to tell the person, or empty when it is nobody's mistake
     */
    public static Optional<Fault> told(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause() == cause ? null : cause.getCause()) {
            ResponseStatus declared =
                    AnnotatedElementUtils.findMergedAnnotation(cause.getClass(), ResponseStatus.class);
            if (declared != null && cause.getClass().getName().startsWith(HOUSE)) {
                return Optional.of(new Fault(declared.code(), cause.getMessage()));
            }
            if (cause instanceof ResponseStatusException refused) {
                return Optional.of(
                        new Fault(HttpStatus.valueOf(refused.getStatusCode().value()), refused.getReason()));
            }
            if (cause instanceof ConcurrencyFailureException) {
                return Optional.of(new Fault(HttpStatus.CONFLICT, "有人正在同时办理，请稍后再试。"));
            }
            Fault fault = match(cause);
            if (fault != null) {
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }

    /**
     * Whether somebody else moved the case on while this call, having read where it stood, waited for its turn: the engine
     * then finds a row changed, no row at all, or its own row there already, and has an exception for the first only.
     */
    static boolean isOvertaken(Throwable cause) {
        if (cause instanceof NullValueException) {
            return String.valueOf(cause.getMessage()).startsWith("Cannot restore state of process instance");
        }
        if (cause instanceof NullPointerException && cause.getStackTrace().length > 0) {
            StackTraceElement thrower = cause.getStackTrace()[0];
            return thrower.getClassName().equals(ExecutionEntity.class.getName())
                    && thrower.getMethodName().equals("ensureExecutionTreeInitialized");
        }
        return cause instanceof OptimisticLockingException
                || cause instanceof SQLException sql && isClash(sql.getSQLState());
    }

    /** SQL state class 23 is a clash with what is stored, class 40 a transaction that gave way to another. */
    private static boolean isClash(String state) {
        return state != null && (state.startsWith("23") || state.startsWith("40"));
    }

    private static Fault match(Throwable cause) {
        if (cause instanceof TaskAlreadyClaimedException) {
            return new Fault(HttpStatus.CONFLICT, "这项任务已被他人认领，请刷新列表。");
        }
        if (isOvertaken(cause)) {
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
