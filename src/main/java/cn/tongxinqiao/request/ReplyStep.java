package cn.tongxinqiao.request;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where staff write to a requester or a colleague and may pick a text. The names are stored. */
public enum ReplyStep {
    /** The intake clerk asks the requester for detail. */
    DETAIL_ASK("请诉求人补充", List.of("request-triage-confirm-facts"), List.of("detailAsk"), null, null),
    /** The intake clerk's remark, among others why a request is not taken. */
    INTAKE_NOTE("受理备注", List.of("request-triage-confirm-facts"), List.of("note"), null, null),
    /** The call with the emergency services. */
    TRANSFER("转办通话登记", List.of("request-triage-record-transfer"), List.of("transferNote"), null, null),
    /** The leader's word to the person he names. */
    ASSIGN_NOTE("派给队员的交代", List.of("request-handling-assign"), List.of("note"), null, null),
    /** What a team is going to do. */
    ACCEPT_PLAN("队长受理：办理打算", List.of("hard-request-accept"), List.of("plan"), "decision", "ACCEPTED"),
    /** What was done, for the requester. */
    RESULT("办理情况（诉求人会看到）", List.of("request-handling-handle"), List.of("result"), "outcome", "SOLVED"),
    /** Why the handler sends a case back. */
    RETURN("退单理由", List.of("request-handling-handle"), List.of("reason"), "outcome", "RETURNED"),
    /** Why a team's leader sends a case back. */
    LEADER_RETURN("退单理由（队长）", List.of("hard-request-accept"), List.of("reason"), "decision", "RETURNED"),
    /** Why it is beyond the unit. */
    BEYOND("申请上交理由", List.of("request-handling-handle"), List.of("reason"), "outcome", "BEYOND"),
    /** Why a team's leader passes it up. */
    LEADER_BEYOND("上交理由（队长）", List.of("hard-request-accept"), List.of("reason"), "decision", "ESCALATED"),
    /** What the requester has to do; the requester sees it. */
    WAITING("等诉求人（诉求人会看到）", List.of("request-handling-handle"), List.of("reason"), "outcome", "WAITING"),
    /** Why more time is needed. */
    EXTENSION("延期理由", List.of("request-handling-handle"), List.of("reason"), "outcome", "EXTENSION"),
    /** Why it is put on the books. */
    ON_BOOKS("挂账理由", List.of("request-handling-handle"), List.of("reason"), "outcome", "ON_BOOKS"),
    /** Why the brigade needs more time. */
    MAJOR_EXTENSION("延期理由（要事）", List.of("major-request-milestone"), List.of("reason"), "pause", "EXTENSION"),
    /** Why the brigade puts it on the books. */
    MAJOR_ON_BOOKS("挂账理由（要事）", List.of("major-request-milestone"), List.of("reason"), "pause", "ON_BOOKS"),
    /** Why a case does not go up. */
    CONSENT_REFUSED(
            "不同意上交",
            List.of("minor-request-consent", "hard-request-consent"),
            List.of("comment"),
            "decision",
            "REFUSE"),
    /** What is not well done yet. */
    CHECK_REDO("核验不通过", List.of("hard-request-check"), List.of("comment"), "decision", "REDO"),
    /** Why the clocks go on. */
    PAUSE_REFUSED("不同意停表或延期", List.of("request-pause-approve"), List.of("comment"), "decision", "REFUSE"),
    /** Why work goes on. */
    RESUME("恢复办理", List.of("request-pause-paused"), List.of("note"), null, null),
    /** Why a unit has to keep a case. */
    REDISPATCH_REFUSED("不同意退单", List.of("service-request-redispatch"), List.of("comment"), "decision", "REFUSE"),
    /** A word to the next unit. */
    REDISPATCH_NOTE("重新派单说明", List.of("service-request-redispatch"), List.of("note"), null, null),
    /** What a department shall do. */
    PLAN_TASK(
            "部门任务",
            List.of("major-request-plan"),
            List.of("task1", "task2", "task3", "task4", "task5", "task6"),
            null,
            null),
    /** How far a major case has come. */
    MILESTONE("阶段进展", List.of("major-request-milestone"), List.of("progress"), null, null),
    /** A department's answer. */
    ANSWER("部门答复", List.of("department-answer-answer"), List.of("answer"), null, null),
    /** Why a department sends its part back. */
    ANSWER_BACK("部门退回理由", List.of("department-answer-answer"), List.of("reason"), "decision", "RETURNED"),
    /** What is not good enough. */
    ACCEPTANCE_REFUSED("验收不合格", List.of("major-request-accept"), List.of("comment"), "decision", "REFUSED"),
    /** What the requester said on the phone. */
    VISIT("回访记录", List.of("request-feedback-visit"), List.of("comment"), null, null);

    private final String label;
    private final List<String> forms;
    private final List<String> fields;
    private final String choiceField;
    private final String choice;

    ReplyStep(String label, List<String> forms, List<String> fields, String choiceField, String choice) {
        this.label = label;
        this.forms = forms;
        this.fields = fields;
        this.choiceField = choiceField;
        this.choice = choice;
    }

    /** The name people read. */
    public String label() {
        return label;
    }

    /** Ids of the forms it happens in. */
    public List<String> forms() {
        return forms;
    }

    /** Keys of the fields the text goes into. */
    public List<String> fields() {
        return fields;
    }

    /** Key of the field that must say {@link #choice} for it, or null. */
    public String choiceField() {
        return choiceField;
    }

    /** What was chosen in {@link #choiceField}, or null where it does not matter. */
    public String choice() {
        return choice;
    }

    /** The step of a name, or empty. */
    static Optional<ReplyStep> named(String name) {
        return Stream.of(values()).filter(step -> step.name().equals(name)).findFirst();
    }
}
