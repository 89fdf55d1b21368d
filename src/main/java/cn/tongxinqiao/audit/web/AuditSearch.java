package cn.tongxinqiao.audit.web;

import cn.tongxinqiao.audit.ActKind;
import cn.tongxinqiao.audit.AuditQuery;
import cn.tongxinqiao.audit.AuditQueryRefused;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import org.springframework.web.bind.annotation.BindParam;

/**
 * A search as it is written in an address; what is left out or blank does not count.
 *
 * @param from first day
 * @param to last day
 * @param actor account
 * @param kind name of a kind
 * @param number case number
 * @param subject id of the thing it was done to
 * @param after where to go on
 */
record AuditSearch(
        String from,
        String to,
        String actor,
        String kind,
        @BindParam("case") String number,
        String subject,
        String after) {

    AuditQuery query(ZoneId zone) {
        LocalDate last = day(to);
        return new AuditQuery(
                start(day(from), zone),
                last == null ? null : start(last.plusDays(1), zone),
                given(actor),
                kindOf(given(kind)),
                given(number),
                given(subject),
                AuditQuery.Cursor.read(after));
    }

    private static Instant start(LocalDate day, ZoneId zone) {
        return day == null ? null : day.atStartOfDay(zone).toInstant();
    }

    private static LocalDate day(String text) {
        String written = given(text);
        try {
            LocalDate day = written == null ? null : LocalDate.parse(written);
            if (day != null && (day.getYear() < 1949 || day.getYear() > 2199)) {
                throw AuditQueryRefused.day();
            }
            return day;
        } catch (DateTimeParseException e) {
            throw AuditQueryRefused.day();
        }
    }

    private static ActKind kindOf(String name) {
        return name == null
                ? null
                : Arrays.stream(ActKind.values())
                        .filter(kind -> kind.name().equals(name))
                        .findFirst()
                        .orElseThrow(AuditQueryRefused::kind);
    }

    /** A character the database cannot hold is found nowhere. */
    private static String given(String text) {
        return text == null || text.isBlank() ? null : text.strip().replace('\0', '\uFFFD');
    }
}
