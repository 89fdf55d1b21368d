package cn.tongxinqiao.request.process;

class TeamRoutingTest extends FirstHitTable {

    private static final String ORDINARY = "category=ENV";

    private static final String CASES = """
            disability      | category=DIS  | team=T01
            employment      | category=EMP  | team=T01
            medical         | category=MED  | team=T02
            law             | category=LAW  | team=T03
            illegalBuilding | category=ILLB | team=T03
            enterprise      | category=ENT  | team=T03
            veteran         | category=VET  | team=T04
            psychology      | category=PSY  | team=T05
            environment     | category=ENV  | team=T06
            culture         | category=CUL  | team=T06
            elderly         | category=ELD  | team=T07
            children        | category=CHD  | team=T08
            neighbour       | category=NBR  | team=T09
            property        | category=PROP | team=T09
            parking         | category=PARK | team=T09
            facility        | category=FAC  | team=T09
            fire            | category=FIRE | team=T09
            utility         | category=UTL  | team=T09
            lift            | category=LIFT | team=T09
            emergencyRelief | category=EMG  | team=brigade
            other           | category=OTH  | team=T09
            other           | category=NEW  | team=T09
            other           | category=null | team=T09
            """;

    TeamRoutingTest() {
        super("team-routing", ORDINARY, CASES, "rule_other");
    }
}
