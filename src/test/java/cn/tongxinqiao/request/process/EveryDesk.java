package cn.tongxinqiao.request.process;

import static cn.tongxinqiao.request.process.NewCase.aHardCase;
import static cn.tongxinqiao.request.process.NewCase.aMajorCase;
import static cn.tongxinqiao.request.process.NewCase.aMinorCase;

import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.task.Task;

/** How a case comes to each user task we ship, and who is asked there. */
final class EveryDesk {

    private static final LocalDate NEXT_WEEK = LocalDate.now(CaseDriver.HERE).plusDays(7);

    private EveryDesk() {}

    static Stream<Desk> all() {
        return Stream.of(
                new Desk("request-triage/userTask_confirmFacts", cases -> {
                    DrivenCase request = cases.enter(aMinorCase().fromThePublic());
                    return opened(request, "userTask_confirmFacts", "clerk", FilledForm.facts());
                }),
                new Desk("request-triage/userTask_recordTransfer", cases -> {
                    DrivenCase request = cases.enter(aMinorCase().with("emergencyKind", "POLICE_FIRE_MEDICAL"));
                    return opened(request, "userTask_recordTransfer", "clerk", FilledForm.transferRecorded());
                }),
                new Desk("service-request/userTask_redispatch", cases -> {
                    DrivenCase request = cases.enter(aMinorCase());
                    request.submit("community01", "userTask_handle", FilledForm.sentBack());
                    return opened(request, "userTask_redispatch", "clerk", FilledForm.redispatched());
                }),
                new Desk(
                        "request-handling/userTask_handle",
                        cases -> opened(
                                cases.enter(aMinorCase()), "userTask_handle", "community01", FilledForm.solved())),
                new Desk("request-handling/userTask_assign", EveryDesk::unassigned),
                new Desk("request-pause/userTask_approve", cases -> {
                    DrivenCase request = asked(cases);
                    return opened(request, "userTask_approve", "secretary01", FilledForm.pauseGranted());
                }),
                new Desk("request-pause/userTask_paused", cases -> {
                    DrivenCase request = asked(cases);
                    request.submit("secretary01", "userTask_approve", FilledForm.pauseGranted());
                    return opened(request, "userTask_paused", "community01", Map.of("note", "资金已经到位。"));
                }),
                new Desk("minor-request/userTask_consent", cases -> {
                    DrivenCase request = cases.enter(aMinorCase());
                    request.submit("community01", "userTask_handle", FilledForm.beyondUs());
                    return opened(request, "userTask_consent", "secretary01", FilledForm.refused());
                }),
                new Desk(
                        "hard-request/userTask_accept",
                        cases -> opened(
                                cases.enter(aHardCase("PSY")), "userTask_accept", "team05", FilledForm.accepted())),
                new Desk("hard-request/userTask_check", cases -> {
                    DrivenCase request = cases.enter(aHardCase("PSY"));
                    request.submit("team05", "userTask_accept", FilledForm.accepted());
                    request.submit("member77", "userTask_handle", FilledForm.solved());
                    return opened(request, "userTask_check", "team05", FilledForm.checkPassed());
                }),
                new Desk("hard-request/userTask_consent", cases -> {
                    DrivenCase request = cases.enter(aHardCase("PSY"));
                    request.submit("team05", "userTask_accept", FilledForm.accepted());
                    request.submit("member77", "userTask_handle", FilledForm.beyondUs());
                    return opened(request, "userTask_consent", "team05", FilledForm.refused());
                }),
                new Desk(
                        "major-request/userTask_plan",
                        cases -> opened(
                                cases.enter(aMajorCase()),
                                "userTask_plan",
                                "brigade",
                                FilledForm.plan("dept-housing", "dept-fire"))),
                new Desk("major-request/userTask_milestone", cases -> {
                    DrivenCase request = planned(cases);
                    request.fireTimer("event_milestoneDue");
                    return opened(request, "userTask_milestone", "brigade", FilledForm.progress());
                }),
                new Desk("major-request/userTask_replace", cases -> {
                    DrivenCase request = planned(cases);
                    request.submit(
                            "fire", request.task("userTask_answer", "dept-fire"), FilledForm.departmentSendsBack());
                    return opened(request, "userTask_replace", "brigade", FilledForm.replacedBy("dept-urban"));
                }),
                new Desk("major-request/userTask_accept", cases -> {
                    DrivenCase request = planned(cases);
                    request.submit("housing", request.task("userTask_answer", "dept-housing"), FilledForm.answered());
                    request.submit("fire", request.task("userTask_answer", "dept-fire"), FilledForm.answered());
                    String part = cases.partOf(request, "dept-fire");
                    return opened(request, "userTask_accept", "orgdept", FilledForm.notAccepted(part));
                }),
                new Desk("department-answer/userTask_answer", cases -> {
                    DrivenCase request = planned(cases);
                    return new Opened(
                            request,
                            request.task("userTask_answer", "dept-housing"),
                            "housing",
                            FilledForm.answeredInPart());
                }),
                new Desk("request-feedback/userTask_visit", cases -> {
                    DrivenCase request = cases.enter(aMinorCase());
                    request.submit("community01", "userTask_handle", FilledForm.solved());
                    return opened(request, "userTask_visit", "callback", FilledForm.unsatisfied());
                }));
    }

    private static DrivenCase planned(CaseDriver cases) {
        DrivenCase request = cases.enter(aMajorCase());
        request.submit("brigade", "userTask_plan", FilledForm.plan("dept-housing", "dept-fire"));
        return request;
    }

    private static DrivenCase asked(CaseDriver cases) {
        DrivenCase request = cases.enter(aMinorCase());
        request.submit("community01", "userTask_handle", FilledForm.asks("WAITING", NEXT_WEEK));
        return request;
    }

    /** Nobody can be named by rule, so the secretary is asked. */
    private static Opened unassigned(CaseDriver cases) {
        cases.members.suspend("community01", LocalDate.of(2099, 12, 31));
        cases.members.suspend("member01", LocalDate.of(2099, 12, 31));
        cases.members.suspend("member02", LocalDate.of(2099, 12, 31));
        try {
            DrivenCase request = cases.enter(aMinorCase());
            request.fireTimer("event_claimWindowClosed");
            cases.members.suspend("community01", null);
            return opened(request, "userTask_assign", "secretary01", FilledForm.named("community01"));
        } finally {
            cases.members.suspend("community01", null);
            cases.members.suspend("member01", null);
            cases.members.suspend("member02", null);
        }
    }

    private static Opened opened(DrivenCase request, String element, String person, Map<String, Object> form) {
        return new Opened(request, request.task(element), person, form);
    }

    interface Opening {

        Opened open(CaseDriver cases);
    }

    record Desk(String name, Opening opening) {

        @Override
        public String toString() {
            return name;
        }
    }

    record Opened(DrivenCase request, Task task, String person, Map<String, Object> form) {}
}
