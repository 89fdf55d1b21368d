package cn.tongxinqiao.request;

import cn.tongxinqiao.calendar.Limit;
import cn.tongxinqiao.calendar.WorkCalendar;
import cn.tongxinqiao.privacy.PersonalData;
import cn.tongxinqiao.privacy.TextRules;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The return visit and the requester's own rating (回访、评单), and what follows from them. */
@Service
public class Feedback {

    private final ServiceRequests requests;
    private final Timeline timeline;
    private final CaseLetters letters;
    private final Grading grading;
    private final Escalations escalations;
    private final Intake intake;
    private final RequestWorkflow workflow;
    private final WorkCalendar calendar;
    private final Sunshine sunshine;
    private final JdbcClient jdbc;
    private final Clock clock;

    Feedback(
            ServiceRequests requests,
            Timeline timeline,
            CaseLetters letters,
            Grading grading,
            Escalations escalations,
            Intake intake,
            RequestWorkflow workflow,
            WorkCalendar calendar,
            Sunshine sunshine,
            JdbcClient jdbc,
            Clock clock) {
        this.requests = requests;
        this.timeline = timeline;
        this.letters = letters;
        this.grading = grading;
        this.escalations = escalations;
        this.intake = intake;
        this.workflow = workflow;
        this.calendar = calendar;
        this.sunshine = sunshine;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** How content a requester is. */
    public enum Satisfaction {
        /** 满意. */
        SATISFIED("满意"),
        /** 基本满意. */
        BASIC("基本满意"),
        /** 不满意. */
        UNSATISFIED("不满意");

        private final String label;

        Satisfaction(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /**
     * What a requester says.
     *
     * @param solved whether the matter is solved
     * @param satisfaction how content
     * @param comment in words, may be null
     */
    public record Rating(boolean solved, Satisfaction satisfaction, String comment) {

        boolean isBad() {
            return !solved || satisfaction == Satisfaction.UNSATISFIED;
        }
    }

    /**
     * Asks the requester to rate.
     *
     * @param number case number
     * @return whether a return visit is possible, and until when a rating counts
     */
    @Transactional
    public Invitation invite(String number) {
        ServiceRequest request = requests.lock(number);
        request.awaitRating(clock.instant());
        requests.save(request);
        String window = grading.deadlines(request, false).text("ratingWindow");
        Instant until = calendar.due(clock.instant(), Limit.parse(window)).at();
        timeline.tell(number, "RATING_ASKED", "已办理完毕，请您评价：是否解决、是否满意。");
        letters.ratingAsked(request, until);
        return new Invitation(request.requester.isContactable(), until);
    }

    /**
     * The requester rates.
     *
     * @param number case number
     * @param token the requester's token
     * @param rating what he says
     * @return what follows
     * @throws UnknownRequest when the token does not open the case
     * @throws NotAskedToRate when it is not the time, or it was rated already
     */
    @Transactional
    public RequestWorkflow.Verdict rate(String number, String token, Rating rating) {
        intake.requireToken(number, token);
        RequestWorkflow.Verdict verdict = take(requests.lock(number), rating, "REQUESTER", null);
        workflow.rated(number, verdict);
        return verdict;
    }

    /**
     * A return visit reached the requester.
     *
     * @param number case number
     * @param rating what the requester said
     * @param actor the visitor
     * @return what follows
     * @throws VisitorIsHandler when the visitor handled the case
     */
    @Transactional
    public RequestWorkflow.Verdict visited(String number, Rating rating, String actor) {
        ServiceRequest request = requests.lock(number);
        requireStranger(request, actor);
        return take(request, rating, "VISIT", actor);
    }

    /**
     * A return visit reached nobody: closes as not rated.
     *
     * @param number case number
     * @param comment in words, may be null
     * @param actor the visitor
     * @throws VisitorIsHandler when the visitor handled the case
     */
    @Transactional
    public void notReached(String number, String comment, String actor) {
        ServiceRequest request = requests.lock(number);
        requireStranger(request, actor);
        request.requireAwaitingRating();
        timeline.note(number, "NOT_REACHED", "回访未联系上" + (comment == null ? "。" : "：" + comment), actor);
    }

    /**
     * Nobody rated in the window.
     *
     * @param number case number
     */
    @Transactional
    public void notRated(String number) {
        timeline.tell(number, "NOT_RATED", "评价期内未收到评价，记为未评价。");
    }

    /**
     * Closes a case, answers everybody whose request went into it, and proposes it for the public board.
     *
     * @param number case number
     */
    @Transactional
    public void close(String number) {
        ServiceRequest request = requests.lock(number);
        request.end(Status.CLOSED, clock.instant(), request.intakeNote);
        requests.save(request);
        timeline.tell(number, "CLOSED", "已办结。");
        letters.closed(request);
        answerFollowers(request);
        sunshine.propose(request);
    }

    /** They are strangers to the requester, whom the handler's words may name. */
    private void answerFollowers(ServiceRequest request) {
        String result = request.result == null
                ? ""
                : PersonalData.redact(request.result, request.requester.traces())
                        .masked();
        for (String follower : requests.followersOf(request.number)) {
            timeline.tell(follower, "MAIN_CLOSED", "您反映的事项已办结，结果：" + result);
            letters.followerAnswered(requests.get(follower), request.number, result);
        }
    }

    private RequestWorkflow.Verdict take(ServiceRequest request, Rating rating, String source, String actor) {
        request.requireAwaitingRating();
        keep(request, rating, source, actor);
        timeline.tell(
                request.number,
                "RATED",
                "评价：" + (rating.solved() ? "已解决" : "未解决") + "，" + rating.satisfaction().label + "。");
        if (!rating.isBad()) {
            requests.save(request);
            return RequestWorkflow.Verdict.SATISFIED;
        }
        request.rework(clock.instant());
        boolean rises = escalations.mustRise(request, Escalations.Cause.BAD_RATING);
        requests.save(request);
        String told = rises ? "您仍不满意，提级重办。" : "您不满意，安排重办。";
        timeline.tell(request.number, "REWORK", told);
        letters.progress(request, "rework", told, null);
        return rises ? RequestWorkflow.Verdict.ESCALATE : RequestWorkflow.Verdict.REWORK;
    }

    private void keep(ServiceRequest request, Rating rating, String source, String actor) {
        String comment = TextRules.saysNothing(rating.comment()) ? null : Intake.requireText(rating.comment(), 2000);
        try {
            jdbc.sql("insert into request_rating (number, round, solved, satisfaction, comment, source, given_by, at)"
                            + " values (?, ?, ?, ?, ?, ?, ?, ?)")
                    .params(Arrays.asList(
                            request.number,
                            request.reworkCount,
                            rating.solved(),
                            rating.satisfaction().name(),
                            comment,
                            source,
                            actor,
                            Timestamp.from(clock.instant())))
                    .update();
        } catch (DuplicateKeyException e) {
            throw NotAskedToRate.now(request.number, request.status);
        }
    }

    private static void requireStranger(ServiceRequest request, String actor) {
        if (actor != null && actor.equals(request.handler)) {
            throw VisitorIsHandler.of(request.number);
        }
    }

    /**
     * An invitation to rate.
     *
     * @param contactable whether a return visit is possible
     * @param until until when a rating counts
     */
    public record Invitation(boolean contactable, Instant until) {}
}
