package cn.tongxinqiao.request;

import cn.tongxinqiao.calendar.WorkCalendar;
import cn.tongxinqiao.organization.Organization;
import cn.tongxinqiao.publication.Proposal;
import cn.tongxinqiao.publication.PublicationRule;
import cn.tongxinqiao.publication.Publications;
import cn.tongxinqiao.publication.Sensitivity;
import java.time.Clock;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Hands closed cases to the public board (公开晒单). */
@Component
class Sunshine {

    private static final String NOT_RATED = "未评价";

    private final Publications publications;
    private final RuleBook rules;
    private final Organization organization;
    private final WorkCalendar calendar;
    private final JdbcClient jdbc;
    private final Clock clock;

    Sunshine(
            Publications publications,
            RuleBook rules,
            Organization organization,
            WorkCalendar calendar,
            JdbcClient jdbc,
            Clock clock) {
        this.publications = publications;
        this.rules = rules;
        this.organization = organization;
        this.calendar = calendar;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Proposes a case that has just been closed. What ended otherwise was not answered here, so it is not shown. */
    void propose(ServiceRequest closed) {
        if (closed.status != Status.CLOSED || closed.duplicateOf != null) {
            return;
        }
        PublicationRule.Ruling ruling = publications
                .propose(proposal(closed, closed.result, closed.closedAt))
                .ruling();
        rules.keep(closed.number, RuleBook.PUBLICATION, ruling.version(), ruling.rules(), ruling.explanation());
    }

    /** What the board would show if the case were closed now with this result, which may be null. */
    BoardPreviews.Preview preview(ServiceRequest request, String result) {
        Proposal proposal = proposal(request, result, request.closedAt == null ? clock.instant() : request.closedAt);
        return new BoardPreviews.Preview(
                organization.unit(request.community).name(),
                request.category == null ? null : request.category.label(),
                request.tier == null ? null : request.tier.label(),
                proposal.unitName(),
                proposal.workingDays(),
                proposal.rating(),
                publications.preview(proposal));
    }

    private Proposal proposal(ServiceRequest closed, String result, Instant until) {
        return new Proposal(
                closed.number,
                closed.community,
                closed.category == null ? null : closed.category.name(),
                closed.tier == null ? null : closed.tier.name(),
                closed.unit,
                closed.unit == null ? null : organization.unit(closed.unit).name(),
                closed.body,
                result,
                calendar.workdaysTaken(closed.receivedAt, until),
                lastRating(closed.number),
                closed.requester.traces(),
                sensitivity(closed));
    }

    private static Sensitivity sensitivity(ServiceRequest closed) {
        Facts facts = closed.facts;
        boolean hardship = closed.category == Category.DIS && facts.povertyDetail() == null;
        return new Sensitivity(
                facts.minorInvolved(),
                facts.healthInvolved(),
                facts.familyMatter(),
                hardship ? Boolean.TRUE : facts.povertyDetail(),
                facts.security(),
                closed.requester.refusesPublication());
    }

    private String lastRating(String number) {
        return jdbc.sql("select solved, satisfaction from request_rating where number = ? order by round desc limit 1")
                .param(number)
                .query((row, index) -> (row.getBoolean("solved") ? "已解决，" : "未解决，")
                        + Feedback.Satisfaction.valueOf(row.getString("satisfaction"))
                                .label())
                .optional()
                .orElse(NOT_RATED);
    }
}
