package cn.tongxinqiao.request.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestReminderTest {

    private static final ShippedTable TABLE = ShippedTable.named("request-reminder");

    @ParameterizedTest
    @CsvSource({
        "NORMAL, MINOR, false, 1WD",
        "NORMAL, HARD, false, 1WD",
        "URGENT, MAJOR, false, 4H",
        "EMERGENCY, MAJOR, true, 1H"
    })
    void marksEveryClockAtHalfEightyAndTheEnd(String urgency, String tier, boolean always, String again) {
        List<ShippedTable.Hit> hits = TABLE.decide(Map.of("urgency", urgency, "tier", tier));

        assertThat(hits)
                .extracting(hit -> hit.outputs().get("clock") + " "
                        + hit.outputs().get("percent") + " " + hit.outputs().get("light"))
                .containsExactly(
                        "ACCEPT 50 REMIND",
                        "ACCEPT 80 YELLOW",
                        "ACCEPT 100 RED",
                        "CONTACT 50 REMIND",
                        "CONTACT 80 YELLOW",
                        "CONTACT 100 RED",
                        "RESULT 50 REMIND",
                        "RESULT 80 YELLOW",
                        "RESULT 100 RED");
        assertThat(hits).allSatisfy(hit -> {
            boolean red = hit.outputs().get("light").equals("RED");
            assertThat(hit.outputs()).containsEntry("holder", true).containsEntry("always", always);
            assertThat(hit.outputs().get("superior")).isEqualTo(red);
            assertThat(hit.outputs().get("again")).isEqualTo(red ? again : null);
        });
    }

    @Test
    void marksTheClocksOfACaseNobodyHasGradedYet() {
        assertThat(TABLE.decide(Map.of("urgency", "NORMAL"))).hasSize(9);
    }
}
