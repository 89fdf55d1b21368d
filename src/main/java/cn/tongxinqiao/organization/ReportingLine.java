package cn.tongxinqiao.organization;

import cn.tongxinqiao.calendar.Superiors;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells the calendar whose office hours stand behind a unit's own; the district itself may have hours too. */
@Component
class ReportingLine implements Superiors {

    private static final int DEEPEST_LINE = 10;

    private final JdbcClient jdbc;

    ReportingLine(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<String> of(String unit) {
        return jdbc.sql("""
                        with recursive line (code, step) as (
                            select superior_code, 1 from org_unit where code = ?
                            union all
                            select u.superior_code, step + 1
                            from line join org_unit u on u.code = line.code
                            where step < ?
                        )
                        select code from line where code is not null order by step
                        """).params(unit, DEEPEST_LINE).query(String.class).list();
    }

    @Override
    public boolean knows(String unit) {
        return jdbc.sql("select exists (select from org_unit where code = ?)")
                .param(unit)
                .query(Boolean.class)
                .single();
    }
}
