package cn.tongxinqiao.property.process;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes down what the collecting settles, for tests of what follows it. */
final class ScoredAssessments {

    static final String RUBRIC = "2025-1";

    /** Most points of each item of the shipped rubric. */
    static final Map<String, Integer> MOST = most();

    private ScoredAssessments() {}

    /** Full points for every item but cleaning, which takes what is missing to the sum. */
    static void onsite(JdbcClient jdbc, String number, int sum, Set<String> vetoes, String... scorers) {
        collection(jdbc, number, "SETTLED", null, null);
        MOST.forEach((item, most) -> settle(
                jdbc, number, "ITEM", item, BigDecimal.valueOf("cleaning".equals(item) ? most - (100 - sum) : most)));
        vetoes.forEach(veto -> settle(jdbc, number, "VETO", veto, BigDecimal.ONE));
        String[] roles = {"COMMUNITY", "STREET"};
        for (int at = 0; at < scorers.length; at++) {
            jdbc.sql("insert into property_sheet (assessment, role, scorer, saved_at, done_at)"
                            + " values (?, ?, ?, now(), now())")
                    .params(number, roles[at], scorers[at])
                    .update();
        }
    }

    /** Nobody scored on site, or the contract takes no part. */
    static void none(JdbcClient jdbc, String number, String onsiteWhy, String notGradedWhy) {
        collection(jdbc, number, onsiteWhy == null ? "OPEN" : "NONE", onsiteWhy, notGradedWhy);
    }

    static void departments(JdbcClient jdbc, String number, String score) {
        jdbc.sql("insert into property_department_score (assessment, department, weight, score, basis, answered_by,"
                        + " answered_at) values (?, 'dept-housing', 1, ?, '台账', 'housing', now())")
                .params(number, new BigDecimal(score))
                .update();
    }

    private static void collection(
            JdbcClient jdbc, String number, String state, String onsiteWhy, String notGradedWhy) {
        jdbc.sql("insert into property_collection (assessment, not_graded_why, report_until, onsite_until,"
                        + " departments_until, survey_until, onsite_state, onsite_why)"
                        + " values (?, ?, now(), now(), now(), now(), ?, ?)")
                .param(number)
                .param(notGradedWhy)
                .param(state)
                .param(onsiteWhy)
                .update();
    }

    private static void settle(JdbcClient jdbc, String number, String kind, String code, BigDecimal score) {
        jdbc.sql("insert into property_settled (assessment, kind, code, way, score, settled_at)"
                        + " values (?, ?, ?, 'SAME', ?, now())")
                .params(number, kind, code, score)
                .update();
    }

    private static Map<String, Integer> most() {
        Map<String, Integer> most = new LinkedHashMap<>();
        most.put("basicManagement", 10);
        most.put("order", 10);
        most.put("cleaning", 15);
        most.put("greening", 8);
        most.put("facility", 15);
        most.put("fire", 12);
        most.put("disclosure", 10);
        most.put("complaint", 10);
        most.put("coBuilding", 10);
        return most;
    }
}
