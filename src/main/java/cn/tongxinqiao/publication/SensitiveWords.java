package cn.tongxinqiao.publication;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The words that call for a second look, as valid today. */
@Repository
class SensitiveWords {

    private final JdbcClient jdbc;
    private final Clock clock;

    SensitiveWords(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The words found in a text, by topic; topics without any are left out. */
    Map<SensitiveTopic, Set<String>> in(String text) {
        Map<SensitiveTopic, Set<String>> found = new EnumMap<>(SensitiveTopic.class);
        LocalDate today = LocalDate.now(clock);
        jdbc.sql("select topic, word from publication_word where valid_from <= ?"
                        + " and (valid_to is null or valid_to >= ?) and position(word in ?) > 0")
                .params(List.of(today, today, text))
                .query(row -> {
                    found.computeIfAbsent(SensitiveTopic.valueOf(row.getString("topic")), topic -> new TreeSet<>())
                            .add(row.getString("word"));
                });
        return found;
    }
}
