package cn.tongxinqiao.request;

import cn.tongxinqiao.organization.Organization;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a list shows of each case beside its title: enough to choose the next one, nothing personal. */
@Service
public class CaseCards {

    private final JdbcClient jdbc;
    private final Organization organization;

    CaseCards(JdbcClient jdbc, Organization organization) {
        this.jdbc = jdbc;
        this.organization = organization;
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
