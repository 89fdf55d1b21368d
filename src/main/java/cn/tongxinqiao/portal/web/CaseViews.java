package cn.tongxinqiao.portal.web;

import cn.tongxinqiao.portal.PortalSettings;
import cn.tongxinqiao.request.CaseFile;
import cn.tongxinqiao.request.Status;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts a case into the words its requester reads; the words themselves are data. */
@Component
class CaseViews {

    private static final DateTimeFormatter THIS_YEAR = DateTimeFormatter.ofPattern("M月d日 HH:mm");
    private static final DateTimeFormatter OTHER_YEAR = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm");

    private final MessageSource words;
    private final PortalSettings settings;
    private final Clock clock;

    CaseViews(MessageSource words, PortalSettings settings, Clock clock) {
        this.words = words;
        this.settings = settings;
        this.clock = clock;
    }

    View of(CaseFile.Progress progress) {
        Status status = progress.status();
        boolean open = !status.isEnd();
        boolean running = open && status != Status.AWAITING_RATING;
        OffsetDateTime due = progress.dueAt();
        return new View(
                status.label(),
                word("status." + status + ".now"),
                word("status." + status + ".next"),
                holder(progress),
                progress.category() == null ? null : progress.category().label(),
                progress.tier() == null ? null : progress.tier().label(),
                running && due != null ? time(due) + (progress.dueProvisional() ? "（暂定）" : "") : null,
                running && due != null && due.toInstant().isBefore(clock.instant()),
                last(progress, "DETAIL_ASKED"),
                progress.timeline().stream()
                        .map(step -> new Line(time(step.at()), word("event." + step.event()), step.text()))
                        .toList(),
                status == Status.RETURNED_FOR_DETAIL,
                status == Status.AWAITING_RATING,
                mayWithdraw(progress),
                running && !hasLeft(progress),
                mayUrge(progress),
                mayRefusePublication(progress));
    }

    /** Only what is closed, or about to be, comes near the board. */
    private static boolean mayRefusePublication(CaseFile.Progress progress) {
        return (progress.status() == Status.CLOSED || progress.status() == Status.AWAITING_RATING)
                && !has(progress, "PUBLICATION_REFUSED");
    }

    boolean mayWithdraw(CaseFile.Progress progress) {
        return !progress.status().isEnd() && progress.status() != Status.AWAITING_RATING && !hasLeft(progress);
    }

    boolean mayUrge(CaseFile.Progress progress) {
        return !progress.status().isEnd()
                && progress.timeline().stream()
                        .noneMatch(step -> step.event().equals("URGED")
                                && step.at()
                                        .plus(settings.urgeEvery())
                                        .toInstant()
                                        .isAfter(clock.instant()));
    }

    /** The case went on for others after its requester withdrew. */
    private static boolean hasLeft(CaseFile.Progress progress) {
        return has(progress, "REQUESTER_LEFT");
    }

    /** What to say to somebody whose link invited to rate when there is nothing to rate. */
    String lateRating(CaseFile.Progress progress) {
        if (progress.status() == Status.CLOSED && has(progress, "NOT_RATED")) {
            return "rating-over";
        }
        return has(progress, "RATED") ? "rated-before" : "not-asked";
    }

    /** The sentence of a notice, null for one that does not exist. */
    String notice(String name) {
        return name == null ? null : word("notice." + name);
    }

    List<String> reasons() {
        String reasons = word("rating.reasons");
        return reasons == null ? List.of() : List.of(reasons.split(","));
    }

    private static boolean has(CaseFile.Progress progress, String event) {
        return progress.timeline().stream().anyMatch(step -> step.event().equals(event));
    }

    private static String last(CaseFile.Progress progress, String event) {
        return progress.timeline().stream()
                .filter(step -> step.event().equals(event))
                .map(CaseFile.Step::text)
                .reduce((first, second) -> second)
                .orElse(null);
    }

    /** The unit's name without its code. */
    private static String holder(CaseFile.Progress progress) {
        String unit = progress.handlingUnit();
        return unit == null ? null : unit.substring(unit.indexOf(' ') + 1);
    }

    private String word(String key) {
        return words.getMessage(key, null, null, Locale.SIMPLIFIED_CHINESE);
    }

    private String time(OffsetDateTime at) {
        boolean thisYear = at.getYear() == OffsetDateTime.now(clock).getYear();
        return (thisYear ? THIS_YEAR : OTHER_YEAR).format(at);
    }

    /**
     * A case as its requester reads it.
     *
     * @param status name of the status
     * @param now what it means
     * @param next what comes next
     * @param holder who holds it, or null
     * @param category subject, or null
     * @param tier level, or null
     * @param due until when it is to be done, null when no limit runs
     * @param overdue whether that has passed
     * @param question what the requester was asked, or null
     * @param timeline what happened, oldest first
     */
    record View(
            String status,
            String now,
            String next,
            String holder,
            String category,
            String tier,
            String due,
            boolean overdue,
            String question,
            List<Line> timeline,
            boolean mayAnswer,
            boolean mayRate,
            boolean mayWithdraw,
            boolean mayUrgeAtAll,
            boolean mayUrgeNow,
            boolean mayRefusePublication) {}

    /** One line of the timeline; the title may be null. */
    record Line(String at, String title, String text) {}
}
