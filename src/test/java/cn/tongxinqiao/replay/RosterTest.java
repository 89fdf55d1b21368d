package cn.tongxinqiao.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RosterTest {

    @ParameterizedTest
    @CsvSource({
        "request-triage, userTask_confirmFacts, , clerk",
        "request-handling, userTask_handle, 440118002901, community02",
        "minor-request, userTask_consent, 440118001901, secretary01",
        "hard-request, userTask_check, T07, team07",
        "hard-request, userTask_accept, brigade, brigade",
        "major-request, userTask_accept, brigade, orgdept",
        "department-answer, userTask_answer, dept-civil-affairs, civilaffairs",
        "request-feedback, userTask_visit, , callback"
    })
    void knowsWhoTakesATask(String process, String element, String unit, String account) {
        assertThat(Roster.responsible(new OpenTask("1", process, element, unit, null)))
                .isEqualTo(account);
    }

    @Test
    void saysWhatNobodyTakes() {
        assertThatExceptionOfType(CaseFailed.class)
                .isThrownBy(() -> Roster.responsible(new OpenTask("1", "vote", "userTask_count", null, null)))
                .withMessageContaining("vote/userTask_count");
        assertThatExceptionOfType(CaseFailed.class)
                .isThrownBy(() -> Roster.crew(new OpenTask("1", "minor-request", "userTask_consent", "X", null)))
                .withMessageContaining("X");
    }
}
