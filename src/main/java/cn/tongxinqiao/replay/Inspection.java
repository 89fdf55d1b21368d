package cn.tongxinqiao.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Looks into the engine: is it ready, what is left open, and why. */
final class Inspection {

    private static final int PAGE = 1000;
    private static final int MOST_PAGES = 500;
    private static final int SHOWN = 20;

    private final Server server;

    Inspection(Server server) {
        this.server = server;
    }

    /**
     * Whether a run can begin.
     *
     * @return why not, or null
     */
    String whyNotReady() throws IOException, InterruptedException {
        Server.Answer health = server.get(null, "/actuator/health");
        if (!health.ok()) {
            return "the application is not ready: " + health.problem();
        }
        for (String account : List.of(Roster.OVERSEER, Roster.CLERK)) {
            Server.Answer answer = server.get(account, "/engine-rest/task/count?processInstanceBusinessKey=none");
            if (!answer.ok()) {
                return account + " cannot use the engine: " + answer.problem();
            }
        }
        return null;
    }

    int openIncidents() throws IOException, InterruptedException {
        return ask("incident/count").path("count").asInt(-1);
    }

    List<String> incidents() throws IOException, InterruptedException {
        List<String> lines = new ArrayList<>();
        for (JsonNode incident : ask("incident?maxResults=" + SHOWN)) {
            lines.add(incident.path("incidentType").asText() + " at "
                    + incident.path("activityId").asText() + ": "
                    + incident.path("incidentMessage").asText());
        }
        return lines;
    }

    /** Those of the numbers given whose process is still there. */
    Set<String> stillRunning(Set<String> numbers) throws IOException, InterruptedException {
        Set<String> running = new TreeSet<>();
        for (int page = 0; page < MOST_PAGES; page++) {
            JsonNode instances =
                    ask("process-instance?processDefinitionKey=service-request&sortBy=instanceId&sortOrder=asc"
                            + "&maxResults=" + PAGE + "&firstResult=" + page * PAGE);
            instances.forEach(instance -> {
                String number = instance.path("businessKey").asText();
                if (numbers.contains(number)) {
                    running.add(number);
                }
            });
            if (instances.size() < PAGE) {
                break;
            }
        }
        return running;
    }

    /** Where a case stands: its open tasks, failing jobs and incidents. */
    List<String> standing(String number) throws IOException, InterruptedException {
        List<String> lines = new ArrayList<>();
        for (JsonNode task : ask("task?maxResults=50&processInstanceBusinessKey=" + number)) {
            OpenTask open = OpenTask.read(task);
            lines.add("open task " + open.name() + ", unit " + open.unit() + ", assignee " + open.assignee());
        }
        for (JsonNode instance : ask("process-instance?maxResults=50&businessKey=" + number)) {
            String id = instance.path("id").asText();
            for (JsonNode job : ask("job?maxResults=50&withException=true&processInstanceId=" + id)) {
                lines.add("failing job, " + job.path("retries").asInt() + " retries left: "
                        + job.path("exceptionMessage").asText());
            }
            for (JsonNode incident : ask("incident?maxResults=50&processInstanceId=" + id)) {
                lines.add("incident " + incident.path("incidentType").asText() + ": "
                        + incident.path("incidentMessage").asText());
            }
        }
        return lines.isEmpty() ? List.of("no open task, failing job or incident") : lines;
    }

    int failingJobs() throws IOException, InterruptedException {
        return ask("job/count?withException=true").path("count").asInt(-1);
    }

    private JsonNode ask(String query) throws IOException, InterruptedException {
        Server.Answer answer = server.get(Roster.OVERSEER, "/engine-rest/" + query);
        if (!answer.ok()) {
            throw new IOException("engine did not tell " + query + ": " + answer.problem());
        }
        return answer.json();
    }
}
