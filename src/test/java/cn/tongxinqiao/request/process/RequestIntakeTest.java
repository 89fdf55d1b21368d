package cn.tongxinqiao.request.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RequestIntakeTest {

    private static final ShippedTable TABLE = ShippedTable.named("request-intake");

    private static final String ORDINARY = """
            emergencyKind=NONE, otherChannel=false, outsideDistrict=false,
            detailMissing=false, detailAsked=false, duplicate=false""";

    private static final String CASES = """
            accept             |                                                          | intake=ACCEPT, notifyEmergency=false
            accept             | detailAsked=true                                         | intake=ACCEPT, notifyEmergency=false
            accept             | emergencyKind=null, otherChannel=null, outsideDistrict=null, detailMissing=null, detailAsked=null, duplicate=null | intake=ACCEPT
            acceptDisasterRelief | emergencyKind=DISASTER_RELIEF                          | intake=ACCEPT, notifyEmergency=true
            transferEmergency  | emergencyKind=POLICE_FIRE_MEDICAL                        | intake=TRANSFER_EMERGENCY, notifyEmergency=false
            transferEmergency  | emergencyKind=POLICE_FIRE_MEDICAL, otherChannel=true, outsideDistrict=true, detailMissing=true, duplicate=true | intake=TRANSFER_EMERGENCY
            otherChannel       | otherChannel=true                                        | intake=REJECT_OTHER_CHANNEL, notifyEmergency=false
            otherChannel       | otherChannel=true, outsideDistrict=true, detailMissing=true, duplicate=true | intake=REJECT_OTHER_CHANNEL
            otherChannel       | otherChannel=true, emergencyKind=DISASTER_RELIEF         | intake=REJECT_OTHER_CHANNEL, notifyEmergency=true
            outsideDistrict    | outsideDistrict=true                                     | intake=REJECT_TERRITORY, notifyEmergency=false
            outsideDistrict    | outsideDistrict=true, detailMissing=true, detailAsked=true | intake=REJECT_TERRITORY
            outsideDistrict    | outsideDistrict=true, emergencyKind=DISASTER_RELIEF      | intake=REJECT_TERRITORY, notifyEmergency=true
            returnForDetail    | detailMissing=true                                       | intake=RETURN_FOR_DETAIL, notifyEmergency=false
            returnForDetail    | detailMissing=true, duplicate=true                       | intake=RETURN_FOR_DETAIL
            returnForDetail    | detailMissing=true, detailAsked=null                     | intake=RETURN_FOR_DETAIL
            returnForDetail    | detailMissing=true, emergencyKind=DISASTER_RELIEF        | intake=RETURN_FOR_DETAIL, notifyEmergency=true
            noDetail           | detailMissing=true, detailAsked=true                     | intake=REJECT_NO_DETAIL, notifyEmergency=false
            noDetail           | detailMissing=true, detailAsked=true, emergencyKind=DISASTER_RELIEF | intake=REJECT_NO_DETAIL, notifyEmergency=true
            mergeDuplicate     | duplicate=true                                           | intake=MERGE_DUPLICATE, notifyEmergency=false
            mergeDuplicate     | duplicate=true, emergencyKind=DISASTER_RELIEF            | intake=MERGE_DUPLICATE, notifyEmergency=true
            """;

    static Stream<TableCase> cases() {
        return TableCase.parse(CASES);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void appliesTheFirstRuleThatFits(TableCase expected) {
        ShippedTable.Hit hit = TABLE.decideOne(expected.over(ORDINARY));

        assertThat(hit.rule()).isEqualTo(expected.rules().get(0));
        assertThat(hit.outputs()).containsAllEntriesOf(expected.outputs());
    }

    @Test
    void takesFactsLeftOutAsUnknown() {
        assertThat(TABLE.decideOne(Map.of()).rule()).isEqualTo("rule_accept");
    }

    @Test
    void everyRuleHasACase() {
        assertThat(cases().flatMap(c -> c.rules().stream())).containsAll(TABLE.rules());
    }
}
