package cn.tongxinqiao.request.process;

class RequestIntakeTest extends FirstHitTable {

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

    RequestIntakeTest() {
        super("request-intake", ORDINARY, CASES, "rule_accept");
    }
}
