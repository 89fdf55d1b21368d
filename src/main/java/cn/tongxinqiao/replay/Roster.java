package cn.tongxinqiao.replay;

import java.util.List;
import java.util.Map;

/** The demo accounts and who of them takes which task. */
final class Roster {

    /** May see every unit's tasks and every incident. */
    static final String OVERSEER = "admin";

    static final String CLERK = "clerk";

    static final List<String> COMMUNITIES = List.of("440118001901", "440118002901");

    private static final Map<String, Crew> CREWS = Map.ofEntries(
            Map.entry("440118001901", new Crew("community01", "secretary01", List.of("member01", "member02"))),
            Map.entry("440118002901", new Crew("community02", "secretary02", List.of("member05", "member06"))),
            Map.entry("T01", new Crew("team01", "team01", List.of("member61", "member62"))),
            Map.entry("T02", new Crew("team02", "team02", List.of("member65", "member66"))),
            Map.entry("T03", new Crew("team03", "team03", List.of("member69", "member70"))),
            Map.entry("T04", new Crew("team04", "team04", List.of("member73", "member74"))),
            Map.entry("T05", new Crew("team05", "team05", List.of("member77", "member78"))),
            Map.entry("T06", new Crew("team06", "team06", List.of("member81", "member82"))),
            Map.entry("T07", new Crew("team07", "team07", List.of("member85", "member86"))),
            Map.entry("T08", new Crew("team08", "team08", List.of("member89", "member90"))),
            Map.entry("T09", new Crew("team09", "team09", List.of("member93", "member94"))),
            Map.entry("brigade", new Crew("brigade", "brigade", List.of())));

    private Roster() {}

    /**
     * Who works in a unit.
     *
     * @param worker may take every task of the unit
     * @param leader decides for the unit
     * @param volunteers may claim what is offered to them
     */
    record Crew(String worker, String leader, List<String> volunteers) {}

    /** The account that may take a task without being offered it by name. */
    static String responsible(OpenTask task) {
        return switch (task.name()) {
            case "request-triage/userTask_confirmFacts",
                    "request-triage/userTask_recordTransfer",
                    "service-request/userTask_redispatch" -> CLERK;
            case "request-feedback/userTask_visit" -> "callback";
            case "request-handling/userTask_handle" -> crew(task).worker();
            case "request-handling/userTask_assign",
                    "minor-request/userTask_consent",
                    "hard-request/userTask_accept",
                    "hard-request/userTask_check",
                    "hard-request/userTask_consent" -> crew(task).leader();
            case "major-request/userTask_accept" -> "orgdept";
            case "major-request/userTask_plan", "major-request/userTask_replace", "major-request/userTask_milestone" ->
                "brigade";
            case "department-answer/userTask_answer" -> department(task.unit());
            default -> throw new CaseFailed("nobody on the roster takes " + task.name());
        };
    }

    static Crew crew(OpenTask task) {
        Crew crew = CREWS.get(String.valueOf(task.unit()));
        if (crew == null) {
            throw new CaseFailed("nobody on the roster works in unit " + task.unit());
        }
        return crew;
    }

    /** A department's account is named like its unit: {@code dept-civil-affairs} is {@code civilaffairs}. */
    static String department(String unit) {
        return unit.replaceFirst("^dept-", "").replace("-", "");
    }
}
