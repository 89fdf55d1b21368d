package cn.tongxinqiao.request;

import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.organization.Organization;
import cn.tongxinqiao.privacy.PersonalData;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a list shows of each case beside its title: enough to choose the next one, nothing personal. */
@Service
public class CaseCards {

    private static final int GLIMPSE = 60;

    private final JdbcClient jdbc;
    private final Organization organization;
    private final CaseReaders readers;

    CaseCards(JdbcClient jdbc, Organization organization, CaseReaders readers) {
        this.jdbc = jdbc;
        this.organization = organization;
        this.readers = readers;
    }

    /**
     * A case in a list.
     *
     * @param number case number
     * @param tier tier, null before triage
     * @param urgency urgency, null before triage
     * @param category subject, null while nobody has said
     * @param place community, with the compound where it is known
     */
    public record Card(String number, Tier tier, Urgency urgency, Category category, String place) {}

    /**
     * The cards of some cases, in two questions to the database; for readers who have the right to the tasks of each.
     *
     * @param numbers case numbers
     * @return a card for each case that exists, in no order
     */
    @Transactional(readOnly = true)
    public List<Card> of(Collection<String> numbers) {
        List<Row> rows = jdbc.sql("select number, tier, urgency, category, community, compound"
                        + " from service_request where number = any (?)")
                .param(numbers.toArray(String[]::new))
                .query((row, index) -> new Row(
                        row.getString("number"),
                        row.getString("tier") == null ? null : Tier.valueOf(row.getString("tier")),
                        row.getString("urgency") == null ? null : Urgency.valueOf(row.getString("urgency")),
                        Category.of(row.getString("category")).orElse(null),
                        row.getString("community"),
                        row.getString("compound")))
                .list();
        Map<String, String> names = organization.names(rows.stream()
                .flatMap(row -> Stream.of(row.community, row.compound))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        return rows.stream().map(row -> row.card(names)).toList();
    }

    /**
     * How the words of a case begin, masked.
     *
     * @param number case number
     * @param reader who wants to know
     * @return at most 60 characters; empty when there is no such case or the reader has no right to it
     */
    @Transactional(readOnly = true)
    public Optional<String> glimpse(String number, SignedIn reader) {
        try {
            readers.requireReader(number, reader);
        } catch (UnknownRequest notTheirs) {
            return Optional.empty();
        }
        return jdbc.sql("select body from service_request where number = ?")
                .param(number)
                .query(String.class)
                .optional()
                .map(PersonalData::mask)
                .map(text -> text.codePointCount(0, text.length()) <= GLIMPSE
                        ? text
                        : text.substring(0, text.offsetByCodePoints(0, GLIMPSE)) + "…");
    }

    private record Row(
            String number, Tier tier, Urgency urgency, Category category, String community, String compound) {

        Card card(Map<String, String> names) {
            String place = Stream.of(community, compound)
                    .filter(Objects::nonNull)
                    .map(names::get)
                    .filter(Objects::nonNull)
                    .collect(Collectors.joining(" "));
            return new Card(number, tier, urgency, category, place);
        }
    }
}
