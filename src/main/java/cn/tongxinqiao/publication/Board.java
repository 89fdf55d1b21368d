package cn.tongxinqiao.publication;

import cn.tongxinqiao.organization.Organization;
import cn.tongxinqiao.organization.Unit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The public board (公开晒单): published entries only, as the publisher let them through. */
@Service
public class Board {

    private final PublicationWords words;
    private final Organization organization;
    private final JdbcClient jdbc;
    private final Clock clock;

    Board(PublicationWords words, Organization organization, JdbcClient jdbc, Clock clock) {
        this.words = words;
        this.organization = organization;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Reads a page, newest first.
     *
     * @param query what is asked for
     * @return the page, empty beyond the last
     * @throws BoardQueryRefused when there is no such category
     */
    @Transactional(readOnly = true)
    public BoardPage page(BoardQuery query) {
        if (query.category() != null && !words.categories().containsKey(query.category())) {
            throw BoardQueryRefused.category();
        }
        Map<String, Object> values = new HashMap<>();
        String condition = condition(query, values);
        long total = jdbc.sql("select count(*) from publication where " + condition)
                .params(values)
                .query(Long.class)
                .single();
        Map<String, String> communities = communityNames();
        List<BoardEntry> items = jdbc.sql("select * from publication where " + condition
                        + " order by published_at desc, id limit :size offset :offset")
                .params(values)
                .param("size", query.size())
                .param("offset", (long) query.page() * query.size())
                .query((row, index) -> read(row, communities))
                .list();
        int pages = (int) ((total + query.size() - 1) / query.size());
        return new BoardPage(items, query.page(), pages, total);
    }

    /**
     * Reads one entry.
     *
     * @param id the entry's id
     * @return the entry
     * @throws UnknownPublication when it is not on the board, or not any more
     */
    @Transactional(readOnly = true)
    public BoardEntry entry(UUID id) {
        return jdbc.sql("select * from publication where id = ? and status = 'PUBLISHED'")
                .param(id)
                .query((row, index) -> read(row, communityNames()))
                .optional()
                .orElseThrow(UnknownPublication::onTheBoard);
    }

    private static String condition(BoardQuery query, Map<String, Object> values) {
        List<String> conditions = new ArrayList<>(List.of("status = 'PUBLISHED'"));
        if (query.category() != null) {
            conditions.add("category = :category");
            values.put("category", query.category());
        }
        if (query.community() != null) {
            conditions.add("community = :community");
            values.put("community", query.community());
        }
        if (query.words() != null) {
            conditions.add("position(lower(:words) in lower(concat_ws(E'\\n', title, text, result))) > 0");
            values.put("words", query.words());
        }
        return String.join(" and ", conditions);
    }

    private Map<String, String> communityNames() {
        return organization.communities().stream().collect(Collectors.toMap(Unit::code, Unit::name));
    }

    private BoardEntry read(ResultSet row, Map<String, String> communities) throws SQLException {
        String community = row.getString("community");
        return new BoardEntry(
                row.getObject("id", UUID.class),
                PublicationKind.valueOf(row.getString("kind")),
                row.getString("title"),
                community,
                community == null ? null : name(community, communities),
                row.getString("category"),
                row.getString("tier"),
                row.getString("unit_name"),
                row.getObject("published_at", OffsetDateTime.class)
                        .atZoneSameInstant(clock.getZone())
                        .toLocalDate(),
                row.getObject("working_days", Integer.class),
                row.getString("rating"),
                row.getString("text"),
                row.getString("result"));
    }

    /** A community closed since is not among those that work. */
    private String name(String community, Map<String, String> communities) {
        String name = communities.get(community);
        return name != null
                ? name
                : organization.find(community).map(Unit::name).orElse(community);
    }
}
