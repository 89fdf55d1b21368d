package cn.tongxinqiao.request;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How many requests came about a compound and what became of them; no request is told apart. */
@Service
public class CompoundFigures {

    private final JdbcClient jdbc;
    private final Clock clock;

    CompoundFigures(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * What was counted.
     *
     * @param received requests of any type and channel, without those rejected and those merged into another
     * @param complaints those of them that complain: complaints and reports of a wrong, whichever channel they came by
     * @param overdue those received, of any type, that were handled after their limit, or are open now and past it
     * @param rehandled those received, of any type, that had to be handled again at least once
     */
    public record Figures(int received, int complaints, int overdue, int rehandled) {}

    /**
     * Counts the requests of a compound.
     *
     * @param compound its code
     * @param category what they are about
     * @param from first moment of receipt
     * @param until first moment that no longer counts
     * @return the figures as they stand now
     */
    @Transactional(readOnly = true)
    public Figures count(String compound, Category category, Instant from, Instant until) {
        return jdbc.sql("select count(*) as received,"
                        + " count(*) filter (where type in ('COMPLAINT', 'REPORT')) as complaints,"
                        + " count(*) filter (where due_at < coalesce(handled_at, closed_at, ?)) as overdue,"
                        + " count(*) filter (where rework_count > 0) as rehandled from service_request"
                        + " where compound = ? and category = ? and received_at >= ? and received_at < ?"
                        + " and status not in ('REJECTED', 'MERGED')")
                .params(Timestamp.from(clock.instant()), compound, category.name())
                .params(Timestamp.from(from), Timestamp.from(until))
                .query((row, at) -> new Figures(
                        row.getInt("received"),
                        row.getInt("complaints"),
                        row.getInt("overdue"),
                        row.getInt("rehandled")))
                .single();
    }
}
