package cn.tongxinqiao.request.process;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/** Whose test attacks the forms of which process we ship. */
public enum AttackedRoom {
    REQUEST(
            "department-answer",
            "hard-request",
            "major-request",
            "minor-request",
            "request-feedback",
            "request-handling",
            "request-pause",
            "request-triage",
            "service-request"),
    LIFT("lift-delivery", "lift-installation", "lift-notice", "lift-talks"),
    MEDIATION("dispute-mediation", "mediation-agreement"),
    PROPERTY_PUBLICATION("property-assessment", "property-objection"),
    PROPERTY_EXIT("property-exit", "property-handover", "property-rectification"),
    PROPERTY_COLLECTING("property-collect", "property-department", "property-onsite", "property-quarter");

    private final List<String> processes;

    AttackedRoom(String... processes) {
        this.processes = List.of(processes);
    }

    List<String> processes() {
        return processes;
    }

    /** Every user task of these processes, as process/element. */
    public Set<String> userTasks() {
        Set<String> found = new TreeSet<>();
        for (String process : processes) {
            ShippedProcess.named(process).all(UserTask.class).forEach(task -> found.add(process + "/" + task.getId()));
        }
        return found;
    }
}
