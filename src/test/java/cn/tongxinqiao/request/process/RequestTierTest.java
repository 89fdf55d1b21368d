package cn.tongxinqiao.request.process;

class RequestTierTest extends FirstHitTable {

    private static final String ORDINARY = """
            category=ENV, scope=BUILDING, groupRisk=false, lifeSafetyRisk=false, households=1,
            deptCount=1, estCost=0, needsSpecialist=false, repeatCount=0""";

    private static final String CASES = """
            minor              |                                          | tier=MINOR
            minor              | scope=TOWN                               | tier=MINOR
            minor              | category=null, scope=null, groupRisk=null, lifeSafetyRisk=null, households=null, deptCount=null, estCost=null, needsSpecialist=null, repeatCount=null | tier=MINOR
            lift               | category=LIFT                            | tier=HARD
            lift               | category=LIFT, scope=DISTRICT, groupRisk=true, households=300, deptCount=5, estCost=620000 | tier=HARD
            districtWide       | scope=DISTRICT                           | tier=MAJOR
            districtWide       | scope=DISTRICT, groupRisk=true           | tier=MAJOR
            groupRisk          | groupRisk=true                           | tier=MAJOR
            groupRisk          | groupRisk=true, households=3000, lifeSafetyRisk=true | tier=MAJOR
            minor              | lifeSafetyRisk=true, households=9        | tier=MINOR
            publicSafety       | lifeSafetyRisk=true, households=10       | tier=MAJOR
            publicSafety       | lifeSafetyRisk=true, households=300      | tier=MAJOR
            minor              | households=10                            | tier=MINOR
            minor              | households=29                            | tier=MINOR
            manyHouseholds     | households=30                            | tier=HARD
            manyHouseholds     | households=299                           | tier=HARD
            wideImpact         | households=300                           | tier=MAJOR
            severalDepartments | deptCount=2                              | tier=HARD
            severalDepartments | deptCount=3, households=30, repeatCount=2, estCost=10000 | tier=HARD
            manyDepartments    | deptCount=4                              | tier=MAJOR
            wideImpact         | households=300, deptCount=4              | tier=MAJOR
            manyDepartments    | deptCount=4, estCost=500000              | tier=MAJOR
            manyHouseholds     | households=30, repeatCount=2             | tier=HARD
            specialist         | needsSpecialist=true                     | tier=HARD
            specialist         | needsSpecialist=true, deptCount=3, households=299 | tier=HARD
            minor              | repeatCount=1                            | tier=MINOR
            repeated           | repeatCount=2                            | tier=HARD
            repeated           | repeatCount=2, estCost=10000             | tier=HARD
            minor              | estCost=9999                             | tier=MINOR
            minor              | estCost=9999.99                          | tier=MINOR
            mediumCost         | estCost=10000                            | tier=HARD
            mediumCost         | estCost=499999.99                        | tier=HARD
            highCost           | estCost=500000                           | tier=MAJOR
            highCost           | estCost=500000.00, needsSpecialist=true  | tier=MAJOR
            """;

    RequestTierTest() {
        super("request-tier", ORDINARY, CASES, "rule_minor");
    }
}
