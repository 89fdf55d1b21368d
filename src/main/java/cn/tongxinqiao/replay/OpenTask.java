package cn.tongxinqiao.replay;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An open user task as the engine lists it.
 *
 * @param id engine id
 * @param process id of the process
 * @param element id of the user task in the model
 * @param unit unit that holds the case here, or null
 * @param assignee who holds the task, or null
 */
record OpenTask(String id, String process, String element, String unit, String assignee) {

    static OpenTask read(JsonNode task) {
        String definition = task.path("processDefinitionId").asText("");
        return new OpenTask(
                task.path("id").asText(),
                definition.replaceAll(":.*", ""),
                task.path("taskDefinitionKey").asText(),
                task.path("tenantId").textValue(),
                task.path("assignee").textValue());
    }

    /** Process and element, such as {@code request-triage/userTask_confirmFacts}. */
    String name() {
        return process + "/" + element;
    }
}
