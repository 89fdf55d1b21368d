package cn.tongxinqiao.request.process;

class RequestReturnTest extends FirstHitTable {

    private static final String ORDINARY = "named=false, dispatches=1, tier=MINOR";

    private static final String CASES = """
            simple       |                                     | allowed=true, within=1WD, platformNames=false
            simple       | dispatches=2                        | allowed=true, platformNames=false
            complex      | tier=HARD                           | allowed=true, within=2WD, platformNames=false
            complex      | tier=MAJOR, dispatches=2            | allowed=true, within=2WD
            third        | dispatches=3                        | allowed=true, within=1WD, platformNames=true
            thirdComplex | dispatches=3, tier=HARD             | allowed=true, within=2WD, platformNames=true
            thirdComplex | dispatches=7, tier=MAJOR            | allowed=true, platformNames=true
            named        | named=true                          | allowed=false, platformNames=true
            named        | named=true, dispatches=4, tier=HARD | allowed=false
            """;

    RequestReturnTest() {
        super("request-return", ORDINARY, CASES, "rule_simple");
    }
}
