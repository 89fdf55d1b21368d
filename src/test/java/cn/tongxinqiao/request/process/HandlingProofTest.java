package cn.tongxinqiao.request.process;

class HandlingProofTest extends FirstHitTable {

    private static final String ORDINARY = "category=LAW, type=HELP, tier=MINOR";

    private static final String CASES = """
            other           |                               | photo=NONE, place=NONE, signature=NONE
            other           | category=NBR, tier=HARD       | photo=NONE
            fire            | category=FIRE                 | photo=REQUIRED, place=ADVISED, signature=NONE
            fire            | category=FIRE, tier=MAJOR     | photo=REQUIRED
            illegalBuilding | category=ILLB, type=REPORT    | photo=REQUIRED, place=REQUIRED
            onSite          | category=ENV                  | photo=ADVISED, place=NONE, signature=NONE
            onSite          | category=FAC, tier=HARD       | photo=ADVISED
            onSite          | category=PARK, type=COMPLAINT | photo=ADVISED
            onSite          | category=UTL                  | photo=ADVISED
            homeVisit       | category=ELD                  | photo=NONE, signature=ADVISED
            homeVisit       | category=MED                  | signature=ADVISED
            advice          | category=FIRE, type=CONSULT   | photo=NONE, place=NONE, signature=NONE
            advice          | category=ILLB, type=SUGGESTION | photo=NONE, place=NONE
            """;

    HandlingProofTest() {
        super("handling-proof", ORDINARY, CASES, "rule_other");
    }
}
