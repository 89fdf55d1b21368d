package cn.tongxinqiao.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Drives one case from its entry to its end: looks who is asked, and answers for him. */
final class CaseRun {

    private static final Set<String> ENDS = Set.of("CLOSED", "REJECTED", "TRANSFERRED", "MERGED", "WITHDRAWN");
    private static final int MOST_ACTS = 120;
    private static final int MOST_CONFLICTS = 200;
    private static final int MOST_LOST_CALLS = 90;
    private static final int MOST_TIMES_NOT_FOUND = 30;
    private static final Duration LONGEST_STANDSTILL = Duration.ofSeconds(180);
    private static final Duration LONGEST_CASE = Duration.ofMinutes(20);

    private final Server server;
    private final Tally tally;
    private final Course course;
    private final Paperwork paperwork;
    private final long giveUpAt;
    private final long startedAt = System.nanoTime();

    private String number;
    private String token;
    private String status = "";
    private String tier;
    private long intakeNanos;
    private long movedAt = startedAt;
    private int acts;
    private int conflicts;
    private int lostCalls;
    private int timesNotFound;
    private boolean wasThere;
    private boolean ended;

    /** @param giveUpAt by the clock of {@link System#nanoTime()} */
    CaseRun(Server server, Tally tally, Message message, long giveUpAt) {
        this.server = server;
        this.tally = tally;
        this.course = new Course(message);
        this.paperwork = new Paperwork(course, () -> tally.anotherOpenCase(number));
        this.giveUpAt = Math.min(giveUpAt, startedAt + LONGEST_CASE.toNanos());
    }

    Result drive() throws InterruptedException {
        String problem = null;
        try {
            follow();
        } catch (CaseFailed e) {
            problem = e.getMessage();
        } catch (RuntimeException e) {
            problem = "the tool itself failed: " + e;
        } finally {
            tally.left(number);
        }
        return new Result(
                course.message().line(),
                number,
                token,
                status,
                tier,
                problem,
                wasThere,
                intakeNanos,
                System.nanoTime() - startedAt,
                conflicts);
    }

    private void follow() throws InterruptedException {
        Pause pause = new Pause();
        while (!ended) {
            requireBounds();
            if (step()) {
                movedAt = System.nanoTime();
                pause.shorten();
            } else {
                pause.rest();
            }
        }
    }

    private boolean step() throws InterruptedException {
        try {
            boolean moved = number == null ? enter() : goOn();
            lostCalls = 0;
            return moved;
        } catch (IOException e) {
            lost(e);
            return false;
        }
    }

    private boolean enter() throws IOException, InterruptedException {
        long sentAt = System.nanoTime();
        Server.Answer answer = server.postOnce(
                Roster.CLERK, "/api/requests", course.entry(), course.message().key());
        intakeNanos = System.nanoTime() - sentAt;
        if (isBusy(answer)) {
            return false;
        }
        if (!answer.ok()) {
            throw new CaseFailed("entry: " + answer.problem());
        }
        JsonNode receipt = answer.json();
        number = receipt.path("number").asText();
        token = receipt.path("token").asText();
        status = receipt.path("status").asText();
        wasThere = !status.equals("RECEIVED");
        if (course.turn() == Course.Turn.NONE) {
            tally.joined(number);
        }
        return true;
    }

    private boolean goOn() throws IOException, InterruptedException {
        List<OpenTask> tasks = openTasks();
        if (tasks.isEmpty()) {
            readProgress();
            ended = ENDS.contains(status);
            return ended || actAsRequester();
        }
        OpenTask task = tasks.get(0);
        if (course.isWithdrawn() && task.element().equals("userTask_handle")) {
            return actOnLink("withdrawal", Map.of());
        }
        if (course.ratesBeforeTheVisit() && task.element().equals("userTask_visit")) {
            return rate();
        }
        return work(task);
    }

    private List<OpenTask> openTasks() throws IOException, InterruptedException {
        Server.Answer answer =
                server.get(Roster.OVERSEER, "/engine-rest/task?maxResults=50&processInstanceBusinessKey=" + number);
        if (!answer.ok()) {
            throw new CaseFailed("task list: " + answer.problem());
        }
        List<OpenTask> tasks = new ArrayList<>();
        answer.json().forEach(task -> tasks.add(OpenTask.read(task)));
        // A leader who is asked to name somebody does so before the order is worked on.
        tasks.sort(Comparator.comparing(task -> !task.element().equals("userTask_assign")));
        return tasks;
    }

    private void readProgress() throws IOException, InterruptedException {
        Server.Answer answer = server.get(Roster.CLERK, link(""));
        if (!answer.ok()) {
            throw new CaseFailed("progress: " + answer.problem());
        }
        status = answer.json().path("status").asText();
        tier = answer.json().path("tier").textValue();
    }

    private boolean actAsRequester() throws IOException, InterruptedException {
        if (status.equals("RETURNED_FOR_DETAIL")) {
            return actOnLink("details", Map.of("text", "地点在小区东门旁边。"));
        }
        return status.equals("AWAITING_RATING") && course.ratesByLink() && rate();
    }

    private boolean rate() throws IOException, InterruptedException {
        boolean rated = actOnLink("rating", course.rating());
        if (rated) {
            course.done("rating");
        }
        return rated;
    }

    private boolean actOnLink(String act, Map<String, Object> body) throws IOException, InterruptedException {
        acts++;
        Server.Answer answer = server.post(null, link("/" + act), body);
        if (isBusy(answer)) {
            return false;
        }
        if (!answer.ok()) {
            throw new CaseFailed(act + ": " + answer.problem());
        }
        return true;
    }

    private String link(String act) {
        return "/api/requests/" + number + act + "?token=" + token;
    }

    private boolean work(OpenTask task) throws IOException, InterruptedException {
        acts++;
        String account = course.takes(task);
        String address = "/engine-rest/task/" + task.id();
        Server.Answer form = server.get(account, address + "/form-variables?deserializeValues=false");
        if (!form.ok()) {
            return refused(task, account, "form", form);
        }
        if (task.assignee() == null) {
            Server.Answer claim = server.post(account, address + "/claim", Map.of("userId", account));
            if (!claim.ok()) {
                return refused(task, account, "claim", claim);
            }
        }
        Map<String, Object> submission = paperwork.submission(task, form.json());
        Server.Answer submit = server.post(account, address + "/submit-form", submission);
        if (!submit.ok()) {
            return refused(task, account, "submission", submit);
        }
        paperwork.answered(task, submission);
        timesNotFound = 0;
        return true;
    }

    private boolean refused(OpenTask task, String account, String act, Server.Answer answer) {
        if (answer.status() / 100 == 4 && !act.equals("submission") && course.decline(task)) {
            return true;
        }
        // Gone: somebody else or a timer was faster; the next look at the list tells.
        if (isBusy(answer) || answer.status() == 404 && ++timesNotFound < MOST_TIMES_NOT_FOUND) {
            return false;
        }
        throw new CaseFailed(act + " of " + task.name() + " by " + account + ": " + answer.problem());
    }

    private boolean isBusy(Server.Answer answer) {
        if (answer.status() == 409) {
            conflicts++;
            tally.conflict();
        }
        return answer.status() == 409 || answer.status() == 429;
    }

    private void lost(IOException e) {
        lostCalls++;
        tally.lostCall();
        if (lostCalls > MOST_LOST_CALLS) {
            tally.giveUp();
            throw new CaseFailed("no connection: " + e);
        }
    }

    private void requireBounds() {
        long now = System.nanoTime();
        if (tally.isGivenUp()) {
            throw new CaseFailed("given up, as another case lost its connection for good");
        }
        if (now > giveUpAt) {
            throw new CaseFailed("out of time");
        }
        if (now - movedAt > LONGEST_STANDSTILL.toNanos()) {
            throw new CaseFailed("nothing moved for " + LONGEST_STANDSTILL.toSeconds() + " s");
        }
        if (acts > MOST_ACTS) {
            throw new CaseFailed("still open after " + MOST_ACTS + " acts");
        }
        if (conflicts > MOST_CONFLICTS) {
            throw new CaseFailed("more than " + MOST_CONFLICTS + " conflicts");
        }
    }
}
