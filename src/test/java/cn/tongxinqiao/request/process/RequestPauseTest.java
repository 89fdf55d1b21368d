package cn.tongxinqiao.request.process;

class RequestPauseTest extends FirstHitTable {

    private static final String ORDINARY = "kind=WAITING, tier=MINOR, granted=0";

    private static final String CASES = """
            waiting        |                                        | allowed=true, approver=UNIT_LEADER, longest=10WD, decideWithin=4WH
            waiting        | granted=2                              | allowed=true, approver=UNIT_LEADER
            waiting        | tier=HARD                              | allowed=true, approver=UNIT_LEADER
            waitingMajor   | tier=MAJOR                             | allowed=true, approver=ORG_DEPT
            waitingAgain   | granted=3                              | allowed=false, approver=NONE
            waitingAgain   | granted=3, tier=MAJOR                  | allowed=false
            extensionMinor | kind=EXTENSION                         | allowed=false
            extensionHard  | kind=EXTENSION, tier=HARD              | allowed=true, approver=SUPERIOR
            extensionMajor | kind=EXTENSION, tier=MAJOR             | allowed=true, approver=ORG_DEPT
            extensionAgain | kind=EXTENSION, tier=HARD, granted=1   | allowed=false
            extensionAgain | kind=EXTENSION, tier=MAJOR, granted=1  | allowed=false
            onBooks        | kind=ON_BOOKS                          | allowed=true, approver=ORG_DEPT, longest=8760H, review=720H
            onBooks        | kind=ON_BOOKS, tier=MAJOR, granted=4   | allowed=true, approver=ORG_DEPT
            other          | kind=null                              | allowed=false
            """;

    RequestPauseTest() {
        super("request-pause", ORDINARY, CASES, "rule_other");
    }
}
