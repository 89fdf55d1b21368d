package cn.tongxinqiao.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Fills in the form of a task the way the clerk of this case would, and submits it the way Tasklist does. */
final class Paperwork {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Clock CLOCK = Clock.system(ZoneId.of("Asia/Shanghai"));
    private static final List<String> DEPARTMENTS =
            List.of("dept-housing", "dept-police", "dept-urban", "dept-fire", "dept-health");

    private final Course course;
    private final Dice dice;
    private final Supplier<String> anotherOpenCase;

    /** @param anotherOpenCase number of some other open case, or null */
    Paperwork(Course course, Supplier<String> anotherOpenCase) {
        this.course = course;
        this.dice = course.dice();
        this.anotherOpenCase = anotherOpenCase;
    }

    /**
     * What is submitted for a task.
     *
     * @param shown the form's variables as the engine gave them
     * @return body of {@code submit-form}
     */
    Map<String, Object> submission(OpenTask task, JsonNode shown) {
        Map<String, Object> values = new LinkedHashMap<>();
        shown.properties().forEach(field -> {
            // The lists behind the selects are no fields; every field is submitted, read-only ones included.
            if (!field.getKey().endsWith("Options")) {
                values.put(field.getKey(), scalar(field.getValue().path("value")));
            }
        });
        values.putAll(answers(task, shown));
        Map<String, Object> variables = new LinkedHashMap<>();
        values.forEach((key, value) -> variables.put(key, variable(value)));
        return Map.of("variables", variables);
    }

    private static Object scalar(JsonNode value) {
        return value.isMissingNode() || value.isNull() ? null : JSON.convertValue(value, Object.class);
    }

    private static Map<String, Object> variable(Object value) {
        Map<String, Object> variable = new LinkedHashMap<>();
        if (value instanceof List<?>) {
            variable.put("type", "Json");
            variable.put("value", json(value));
        } else {
            variable.put("value", value);
        }
        return variable;
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    Map<String, Object> answers(OpenTask task, JsonNode shown) {
        return switch (task.name()) {
            case "request-triage/userTask_confirmFacts" -> facts(task);
            case "request-triage/userTask_recordTransfer" -> answers("agency", "110", "transferNote", "已三方通话转接。");
            case "service-request/userTask_redispatch" -> redispatch(shown);
            case "request-handling/userTask_handle" -> handling(task, shown);
            case "request-handling/userTask_assign" -> answers("member", first(shown, "memberOptions"));
            case "minor-request/userTask_consent", "hard-request/userTask_consent" -> consent(task);
            case "hard-request/userTask_accept" -> acceptance(task, shown);
            case "hard-request/userTask_check" -> check(task);
            case "major-request/userTask_plan" -> plan();
            case "major-request/userTask_replace" -> replacement();
            case "major-request/userTask_accept" -> examination(task, shown);
            case "major-request/userTask_milestone" -> answers("progress", "各部门按计划推进。");
            case "department-answer/userTask_answer" -> answer(task);
            case "request-feedback/userTask_visit" -> visit();
            default -> throw new CaseFailed("no answer is known for " + task.name());
        };
    }

    private Map<String, Object> facts(OpenTask task) {
        Map<String, Object> facts = Facts.of(dice);
        facts.put("category", Subject.of(course.message().body()));
        facts.put("tierOverride", null);
        facts.put("note", null);
        switch (course.turn()) {
            case DETAIL_ASKED -> {
                if (course.happens("unclear", task.name(), 1, 0.2)) {
                    facts.put("detailMissing", true);
                    facts.put("detailAsk", "请补充具体地点。");
                }
            }
            case OTHER_CHANNEL -> facts.put("otherChannel", true);
            case EMERGENCY -> facts.put("emergencyKind", "POLICE_FIRE_MEDICAL");
            case DUPLICATE -> facts.put("duplicateOf", anotherOpenCase.get());
            default -> {}
        }
        return facts;
    }

    /** After three dispatches the platform must name who keeps the case; by then it is a team's. */
    private Map<String, Object> redispatch(JsonNode shown) {
        boolean named = shown.path("returnRule").path("value").asText().contains("平台指定");
        return answers(
                "category",
                Subject.of(course.message().body()),
                "unit",
                named ? "T09" : null,
                "tierOverride",
                null,
                "note",
                "核对后重派。");
    }

    /** Who was named by the platform may not send a case back. */
    private static boolean mayReturn(JsonNode shown) {
        return !shown.path("returnRule").path("value").asText().contains("不能再退单");
    }

    private Map<String, Object> handling(OpenTask task, JsonNode shown) {
        if (mayReturn(shown) && course.happens("returned", task.name(), 0.02, 0.10, 0.10)) {
            return answers(
                    "outcome", "RETURNED", "contacted", false, "returnReason", "NOT_OURS", "reason", "不属于本单位职责。");
        }
        if (course.happens("beyond", task.name(), 0.02, 0.10)) {
            return answers("outcome", "BEYOND", "contacted", true, "reason", "需要上级协调，本单位无法解决。");
        }
        return answers(
                "outcome",
                "SOLVED",
                "contacted",
                true,
                "hours",
                dice.between("hours", 1, 8) / 2.0,
                "result",
                course.message().reply());
    }

    private Map<String, Object> consent(OpenTask task) {
        return course.happens("refused", task.name(), 0.25)
                ? answers("decision", "REFUSE", "comment", "本单位可以解决，请继续办理。")
                : answers("decision", "AGREE");
    }

    private Map<String, Object> acceptance(OpenTask task, JsonNode shown) {
        if (mayReturn(shown) && course.happens("sent back", task.name(), 0.03)) {
            return answers("decision", "RETURNED", "returnReason", "WRONG_CATEGORY", "reason", "分类有误，请核对。");
        }
        if (course.happens("passed up", task.name(), 0.03)) {
            return answers("decision", "ESCALATED", "reason", "涉及面广，请区级统筹。");
        }
        return answers("decision", "ACCEPTED", "plan", "先上门核实，再会商处理。");
    }

    private Map<String, Object> check(OpenTask task) {
        return course.happens("redo", task.name(), 0.05)
                ? answers("decision", "REDO", "comment", "请补充处理经过。")
                : answers("decision", "PASSED");
    }

    private Map<String, Object> plan() {
        int parts = dice.between("parts", 2, 3);
        Map<String, Object> plan = new LinkedHashMap<>();
        plan.put("lead", DEPARTMENTS.get(0));
        course.departments().clear();
        for (int part = 1; part <= parts; part++) {
            String department = DEPARTMENTS.get(part - 1);
            course.departments().add(department);
            plan.put("department" + part, department);
            plan.put("due" + part, LocalDate.now(CLOCK).plusDays(7L * part).toString());
            plan.put("task" + part, "按职责办理，并书面答复。");
        }
        // The next group of fields is open, and empty.
        plan.put("department" + (parts + 1), null);
        return plan;
    }

    private Map<String, Object> answer(OpenTask task) {
        String question = question(task);
        if (course.happens("returned by " + task.unit(), question, 0.08)) {
            return answers("decision", "RETURNED", "reason", "不属于本部门职责。");
        }
        if (course.happens("in part by " + task.unit(), question, 0.15)) {
            return answers("decision", "PARTIAL", "answer", "已完成现场核查。", "remaining", "整改正在进行。");
        }
        return answers("decision", "DONE", "answer", course.message().reply());
    }

    private Map<String, Object> replacement() {
        String department = DEPARTMENTS.stream()
                .filter(candidate -> !course.departments().contains(candidate))
                .findFirst()
                .orElseThrow(() -> new CaseFailed("no department is left to replace one"));
        return answers("decision", "REPLACED", "department", department, "comment", "改由该部门办理。");
    }

    private Map<String, Object> examination(OpenTask task, JsonNode shown) {
        return course.happens("refused answer", task.name(), 0.15)
                ? answers(
                        "decision",
                        "REFUSED",
                        "refused",
                        List.of(first(shown, "openDepartmentOptions")),
                        "comment",
                        "答复没有回应群众的主要诉求。")
                : answers("decision", "ACCEPTED");
    }

    private Map<String, Object> visit() {
        if (course.isNotReached()) {
            return answers("reached", "NO");
        }
        Map<String, Object> rating = course.rating();
        Map<String, Object> visit = new LinkedHashMap<>();
        visit.put("reached", "YES");
        visit.put("solved", Boolean.TRUE.equals(rating.get("solved")) ? "YES" : "NO");
        visit.put("satisfaction", rating.get("satisfaction"));
        if (rating.containsKey("comment")) {
            visit.put("comment", rating.get("comment"));
        }
        return visit;
    }

    /** Notes that a task was answered, so that the same question may be answered otherwise the next time. */
    void answered(OpenTask task, Map<String, Object> submission) {
        course.done(question(task));
        if (submission.get("variables") instanceof Map<?, ?> variables
                && variables.get("department") instanceof Map<?, ?> department
                && department.get("value") instanceof String code) {
            course.departments().add(code);
        }
    }

    private static String question(OpenTask task) {
        return switch (task.name()) {
            case "request-feedback/userTask_visit" -> "rating";
            case "department-answer/userTask_answer" -> task.name() + "@" + task.unit();
            default -> task.name();
        };
    }

    private static String first(JsonNode shown, String options) {
        try {
            List<String> values = new ArrayList<>();
            JSON.readTree(shown.path(options).path("value").asText("[]"))
                    .forEach(option -> values.add(option.path("value").asText()));
            if (values.isEmpty()) {
                throw new CaseFailed("the form offers no " + options);
            }
            return values.get(0);
        } catch (JsonProcessingException e) {
            throw new CaseFailed(options + " is not JSON");
        }
    }

    private static Map<String, Object> answers(Object... pairs) {
        Map<String, Object> answers = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            answers.put((String) pairs[i], pairs[i + 1]);
        }
        return answers;
    }
}
