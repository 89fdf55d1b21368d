package cn.tongxinqiao.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.server.ResponseStatusException;

class ProblemsTest {

    @Test
    void aBrokenRuleSpeaksForItself() {
        ProblemDetail problem = Problems.of(new SeatTaken("座位已被占用。"));

        assertThat(problem.getStatus()).isEqualTo(409);
        assertThat(problem.getTitle()).isEqualTo("与已有内容冲突");
        assertThat(problem.getDetail()).isEqualTo("座位已被占用。");
        assertThat(problem.getType()).hasToString("urn:tongxinqiao:problem:seat-taken");
    }

    @Test
    void aBrokenRuleIsFoundInsideOtherExceptions() {
        RuntimeException wrapped = new RuntimeException("engine", new IllegalStateException(new SeatTaken("占用。")));

        assertThat(Problems.of(wrapped).getStatus()).isEqualTo(409);
    }

    @Test
    void aReasonGivenByUsIsShown() {
        assertThat(Problems.of(new ResponseStatusException(HttpStatus.NOT_FOUND, "任务不存在。"))
                        .getDetail())
                .isEqualTo("任务不存在。");
    }

    @Test
    void clashesInTheDatabaseAreConflicts() {
        assertThat(Problems.of(new DuplicateKeyException("uk")).getStatus()).isEqualTo(409);
        assertThat(Problems.of(new CannotAcquireLockException("lock")).getStatus())
                .isEqualTo(409);
        assertThat(Problems.of(violation("23503")).getStatus()).isEqualTo(409);
        assertThat(Problems.of(new OptimisticLockingException("rev")).getStatus())
                .isEqualTo(409);
    }

    @Test
    void valuesTheDatabaseCannotHoldAreTheCallersMistake() {
        assertThat(Problems.of(violation("22021")).getStatus()).isEqualTo(422);
    }

    @Test
    void aMissingParameterIsNamed() {
        assertThat(Problems.of(new MissingServletRequestParameterException("token", "String"))
                        .getDetail())
                .isEqualTo("缺少参数“token”。");
    }

    @Test
    void whateverElseHappensTellsNothingOfOurInsides() {
        ProblemDetail problem = Problems.of(new IllegalStateException("select * from secret"));

        assertThat(problem.getStatus()).isEqualTo(500);
        assertThat(problem.toString()).doesNotContain("secret", "IllegalState");
    }

    @Test
    void everyStatusHasAChineseSentence() {
        for (HttpStatus status : HttpStatus.values()) {
            if (status.isError()) {
                assertThat(Problems.of(status, null).getDetail())
                        .as(status.name())
                        .matches(".*\\p{IsHan}.*");
            }
        }
    }

    private static DataIntegrityViolationException violation(String state) {
        return new DataIntegrityViolationException("x", new SQLException("x", state));
    }

    @ResponseStatus(HttpStatus.CONFLICT)
    private static final class SeatTaken extends RuntimeException {

        SeatTaken(String message) {
            super(message);
        }
    }
}
