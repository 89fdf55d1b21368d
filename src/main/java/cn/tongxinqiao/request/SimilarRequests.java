package cn.tongxinqiao.request;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds open cases that may be about the same matter, so that a resident can follow one instead of starting another.
 *
 * <p>What is given out holds nothing another resident wrote. Cases whose requester refuses publication, and those about
 * minors, health or a family, are never among them: that they exist is already too much.
 */
@Service
public class SimilarRequests {

    private final JdbcClient jdbc;
    private final SimilarSettings settings;
    private final Clock clock;

    SimilarRequests(JdbcClient jdbc, SimilarSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * An open case that may be about the same matter.
     *
     * @param number case number; for the request's own use, not to be shown to the public
     * @param category subject, or null when nobody said
     * @param compound compound code, or null
     * @param receivedOn day it was received
     * @param status where it stands
     */
    public record Similar(String number, Category category, String compound, LocalDate receivedOn, Status status) {}

    /**
     * Looks through the latest open cases of a community.
     *
     * @param community 12-digit code
     * @param compound compound code or null; its cases come first
     * @param category subject or null; cases of another one are left out
     * @param text the matter in the resident's words, not null
     * @return the most alike, at most as many as the settings say
     */
    @Transactional(readOnly = true)
    public List<Similar> find(String community, String compound, Category category, String text) {
        Likeness wanted = Likeness.of(text);
        List<Found> found = new ArrayList<>();
        for (Found candidate : latestOpen(community)) {
            boolean otherCategory = category != null
                    && candidate.similar().category() != null
                    && category != candidate.similar().category();
            if (!otherCategory && candidate.likeness().to(wanted) >= settings.likeness()) {
                found.add(candidate);
            }
        }
        Comparator<Found> nearest = Comparator.comparing(candidate ->
                compound == null || !compound.equals(candidate.similar().compound()));
        return found.stream()
                .sorted(nearest.thenComparing(candidate -> candidate.likeness().to(wanted), Comparator.reverseOrder()))
                .limit(settings.shown())
                .map(Found::similar)
                .toList();
    }

    /**
     * Open cases that may be about the same matter as one that is there already, or are about the same subject at the same
     * compound; the most alike first. For staff who judge it.
     */
    List<Alike> besides(ServiceRequest request) {
        Likeness wanted = Likeness.of(request.body);
        return latestOpen(request.community).stream()
                .filter(candidate -> !candidate.similar().number().equals(request.number))
                .map(candidate ->
                        new Alike(candidate.similar(), candidate.likeness().to(wanted)))
                .filter(alike -> alike.likeness() >= settings.likeness() || isNear(alike.similar(), request))
                .sorted(Comparator.comparing(Alike::likeness).reversed())
                .limit(settings.shownToStaff())
                .toList();
    }

    private static boolean isNear(Similar candidate, ServiceRequest request) {
        return request.compound != null
                && request.category != null
                && request.compound.equals(candidate.compound())
                && request.category == candidate.category();
    }

    /** A case and how much its words are like those of another, from 0 to 1. */
    record Alike(Similar similar, double likeness) {}

    private List<Found> latestOpen(String community) {
        return jdbc.sql("""
                        select number, category, compound, received_at, status, body from service_request
                        where community = :community and closed_at is null and not publication_refused
                            and not coalesce((facts ->> 'minorInvolved')::boolean, false)
                            and not coalesce((facts ->> 'healthInvolved')::boolean, false)
                            and not coalesce((facts ->> 'familyMatter')::boolean, false)
                        order by received_at desc, number desc limit :latest
                        """)
                .param("community", community)
                .param("latest", settings.latest())
                .query(this::read)
                .list();
    }

    private Found read(ResultSet row, int index) throws SQLException {
        Similar similar = new Similar(
                row.getString("number"),
                Category.of(row.getString("category")).orElse(null),
                row.getString("compound"),
                row.getObject("received_at", OffsetDateTime.class)
                        .atZoneSameInstant(clock.getZone())
                        .toLocalDate(),
                Status.valueOf(row.getString("status")));
        return new Found(similar, Likeness.of(row.getString("body")));
    }

    private record Found(Similar similar, Likeness likeness) {}
}
