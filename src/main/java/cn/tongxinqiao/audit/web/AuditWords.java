package cn.tongxinqiao.audit.web;

import cn.tongxinqiao.audit.ActKind;
import cn.tongxinqiao.audit.Entry;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;

/** Entries as people read them. */
record AuditWords(ZoneId zone) {

    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    /** From how far apart the clocks of node and database are worth a look. */
    private static final Duration CLOCKS_APART = Duration.ofMinutes(1);

    /** A moment in the house's time zone. */
    public String at(Instant moment) {
        return SECOND.format(moment.atZone(zone));
    }

    /** The name of a kind, the stored one when no kind is called so any more. */
    public String kind(String name) {
        return Arrays.stream(ActKind.values())
                .filter(kind -> kind.name().equals(name))
                .map(ActKind::label)
                .findFirst()
                .orElse(name);
    }

    /** Whether the node's clock was wrong when the entry was written. */
    public boolean clockWrong(Entry entry) {
        return Duration.between(entry.happenedAt(), entry.storedAt()).abs().compareTo(CLOCKS_APART) > 0;
    }
}
