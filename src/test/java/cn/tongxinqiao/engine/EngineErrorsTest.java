package cn.tongxinqiao.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;

class EngineErrorsTest {

    private final EngineErrors errors = new EngineErrors();

    @Test
    void callsAQuestionTheEngineDoesNotTakeTheCallersMistake() {
        assertThat(status(new BadUserRequestException("An unbound number of results is forbidden!")))
                .isEqualTo(400);
    }

    @Test
    void callsALostRaceForALockAConflict() {
        assertThat(status(
                        new ProcessEngineException("step failed", new CannotAcquireLockException("deadlock detected"))))
                .isEqualTo(409);
    }

    @Test
    void tellsNothingAboutAnErrorOfOurOwn() {
        var response = errors.toResponse(new IllegalStateException("relation act_ru_task does not exist"));
        assertThat(response.getStatus()).isEqualTo(500);
        assertThat(((Map<?, ?>) response.getEntity()).values())
                .noneMatch(value -> value.toString().contains("act_ru"));
    }

    private int status(RuntimeException thrown) {
        return errors.toResponse(thrown).getStatus();
    }
}
