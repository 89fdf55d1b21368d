package cn.tongxinqiao.property;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What happened in rectifications and exits, by their numbers. */
@Component
class CourseRows {

    private final JdbcClient jdbc;
    private final Clock clock;

    CourseRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void tell(String number, String kind, String text, String actor) {
        jdbc.sql("insert into property_course_event (number, at, kind, text, actor) values (?, ?, ?, ?, ?)")
                .params(number, clock.instant().atOffset(ZoneOffset.UTC), kind, text, actor)
                .update();
    }

    List<AssessmentEvent> events(String number) {
        return jdbc.sql("select * from property_course_event where number = ? order by id")
                .param(number)
                .query((row, at) -> new AssessmentEvent(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("kind"),
                        row.getString("text"),
                        row.getString("actor")))
                .list();
    }
}
