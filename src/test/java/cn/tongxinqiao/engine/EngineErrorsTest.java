package cn.tongxinqiao.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Map;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.CannotAcquireLockException;

class EngineErrorsTest {

    private final EngineErrors errors = new EngineErrors();

    @Test
    void callsAQuestionTheEngineDoesNotTakeTheCallersMistake() {
        assertThat(status(new BadUserRequestException("An unbound number of results is forbidden!")))
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "task 4711 doesn't exist: task is null",
                "Task '4711' not found: task is null",
                "Cannot find task with id 4711: task is null",
                "No task found for task id 4711",
                "ENGINE-13053 No job found with id '4711'.'",
                "No process instance found for id '4711': processInstance is null",
                "no deployed process definition found with id '4711': processDefinition is null"
            })
    void callsWhatIsGoneNotFound(String words) {
        assertThat(status(new NullValueException(words))).isEqualTo(404);
        assertThat(status(new BadUserRequestException(words))).isEqualTo(404);
        assertThat(status(new ProcessEngineException("Cannot get it", new NullValueException(words))))
                .isEqualTo(404);
    }

    @Test
    void callsAModelThatLeadsNowhereAnErrorOfOurs() {
        assertThat(status(new NullValueException(
                        "no processes deployed with key 'minor-request': processDefinition is null")))
                .isEqualTo(500);
    }

    @Test
    void callsAMissingParameterAndAQuestionNoDatabaseReadsTheCallersMistake() {
        assertThat(status(new NullValueException("groupId is null"))).isEqualTo(400);
        assertThat(status(new ProcessEngineException(
                        "An exception occurred in the persistence layer",
                        new SQLException("syntax error at or near (", "42601"))))
                .isEqualTo(400);
    }

    @Test
    void callsALostRaceForALockAConflict() {
        assertThat(status(
                        new ProcessEngineException("step failed", new CannotAcquireLockException("deadlock detected"))))
                .isEqualTo(409);
    }

    @Test
    void callsACaseThatMovedOnMeanwhileAConflict() {
        assertThat(status(new NullValueException(
                        "Cannot restore state of process instance 4711: list of executions is empty")))
                .isEqualTo(409);
        assertThat(status(new ProcessEngineException(
                        "An exception occurred in the persistence layer",
                        new SQLException("duplicate key value violates unique constraint", "23505"))))
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
