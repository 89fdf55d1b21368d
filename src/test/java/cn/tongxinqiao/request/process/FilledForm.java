package cn.tongxinqiao.request.process;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What people write into the forms of the request processes. */
final class FilledForm {

    private FilledForm() {}

    // request-triage

    /** A clerk's findings about an ordinary MINOR matter. */
    static Map<String, Object> facts() {
        return new HashMap<>(Map.of(
                "type", "HELP",
                "category", "ENV",
                "households", 24,
                "scope", "BUILDING",
                "deptCount", 1,
                "repeatCount", 0,
                "emergencyKind", "NONE"));
    }

    static Map<String, Object> facts(String key, Object value) {
        Map<String, Object> facts = facts();
        facts.put(key, value);
        return facts;
    }

    static Map<String, Object> detailMissing() {
        Map<String, Object> facts = facts("detailMissing", true);
        facts.put("detailAsk", "请补充是哪一栋楼。");
        return facts;
    }

    static Map<String, Object> transferRecorded() {
        return Map.of("agency", "110", "transferNote", "已三方通话，民警出警。");
    }

    // request-handling

    static Map<String, Object> solved() {
        return Map.of("outcome", "SOLVED", "contacted", true, "result", "已清运并增加清运班次。", "hours", 1.5);
    }

    static Map<String, Object> sentBack() {
        return Map.of("outcome", "RETURNED", "returnReason", "NOT_OURS", "reason", "不属于我们的职责。");
    }

    static Map<String, Object> beyondUs() {
        return Map.of("outcome", "BEYOND", "reason", "需要专业设备，社区办不了。");
    }

    /** Asks to stop the clocks until a day, or for a longer limit. */
    static Map<String, Object> asks(String kind, LocalDate until) {
        Map<String, Object> form = new HashMap<>(Map.of("outcome", kind, "reason", "请告诉我们哪天在家。"));
        if (until != null) {
            form.put("until", until.toString());
        }
        return form;
    }

    static Map<String, Object> pauseGranted() {
        return Map.of("decision", "AGREE");
    }

    static Map<String, Object> pauseRefused() {
        return Map.of("decision", "REFUSE", "comment", "先上门看看再说。");
    }

    static Map<String, Object> named(String person) {
        return Map.of("member", person, "note", "请尽快联系。");
    }

    // minor-request, hard-request

    static Map<String, Object> agreed() {
        return Map.of("decision", "AGREE");
    }

    static Map<String, Object> refused() {
        return Map.of("decision", "REFUSE", "comment", "本级能办，继续办理。");
    }

    static Map<String, Object> accepted() {
        return Map.of("decision", "ACCEPTED", "plan", "先上门，再联系专业人员。");
    }

    static Map<String, Object> leaderSendsBack() {
        return Map.of("decision", "RETURNED", "returnReason", "WRONG_CATEGORY", "reason", "分类有误。");
    }

    static Map<String, Object> leaderPassesUp() {
        return Map.of("decision", "ESCALATED", "reason", "涉及面太广。");
    }

    static Map<String, Object> checkPassed() {
        return Map.of("decision", "PASSED");
    }

    static Map<String, Object> checkFailed() {
        return Map.of("decision", "REDO", "comment", "现场仍有积水。");
    }

    // service-request

    static Map<String, Object> redispatched() {
        return Map.of("category", "ENV");
    }

    static Map<String, Object> returnRefused() {
        return Map.of("category", "ENV", "decision", "REFUSE", "comment", "属于你社区职责，请续办。");
    }

    // major-request, department-answer

    /** A plan for the named departments; the first leads. */
    static Map<String, Object> plan(String... departments) {
        Map<String, Object> plan = new HashMap<>();
        plan.put("lead", departments[0]);
        for (int slot = 1; slot <= departments.length; slot++) {
            plan.put("department" + slot, departments[slot - 1]);
            plan.put("task" + slot, "查清情况并整改。");
            plan.put("due" + slot, LocalDate.now(CaseDriver.HERE).plusDays(10).toString());
        }
        return plan;
    }

    static Map<String, Object> answered() {
        return Map.of("decision", "DONE", "answer", "已整改到位。");
    }

    static Map<String, Object> answeredInPart() {
        return Map.of("decision", "PARTIAL", "answer", "已完成一半。", "remaining", "余下部分下周完成。");
    }

    static Map<String, Object> departmentSendsBack() {
        return Map.of("decision", "RETURNED", "reason", "不属于本部门职责。");
    }

    static Map<String, Object> replacedBy(String department) {
        return Map.of("decision", "REPLACED", "department", department, "comment", "改由你单位办理。");
    }

    static Map<String, Object> dropped() {
        return Map.of("decision", "DROPPED", "comment", "其他部门已一并解决。");
    }

    static Map<String, Object> allAccepted() {
        return Map.of("decision", "ACCEPTED");
    }

    static Map<String, Object> notAccepted(String... parts) {
        return Map.of("decision", "REFUSED", "refused", List.of(parts), "comment", "答复没有落实。");
    }

    static Map<String, Object> progress() {
        return Map.of("progress", "已完成排查，进入整改。");
    }

    /** A report that also asks for a longer limit. */
    static Map<String, Object> progressAnd(String pause) {
        return Map.of("progress", "管线改迁等待供电部门。", "pause", pause, "reason", "供电部门排期到下月。");
    }

    // request-feedback

    static Map<String, Object> satisfied() {
        return Map.of("reached", "YES", "solved", "YES", "satisfaction", "SATISFIED");
    }

    static Map<String, Object> unsatisfied() {
        return Map.of("reached", "YES", "solved", "NO", "satisfaction", "UNSATISFIED", "comment", "问题还在。");
    }

    static Map<String, Object> notReached() {
        return Map.of("reached", "NO");
    }
}
