package cn.tongxinqiao.request;

import cn.tongxinqiao.organization.Members;
import cn.tongxinqiao.organization.Organization;
import cn.tongxinqiao.privacy.PersonalData;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells of open tasks what people need to choose between them; the most pressing first. */
@Component
class WorkLines {

    static final Comparator<WorkLine> PRESSING_FIRST = Comparator.comparing(
                    (WorkLine line) -> line.urgency() != Urgency.EMERGENCY)
            .thenComparing(line -> !line.late())
            .thenComparing(WorkLine::light)
            .thenComparing(WorkLine::due, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(WorkLine::task);

    private final JdbcClient jdbc;
    private final Organization organization;
    private final Members members;
    private final Clock clock;

    WorkLines(JdbcClient jdbc, Organization organization, Members members, Clock clock) {
        this.jdbc = jdbc;
        this.organization = organization;
        this.members = members;
        this.clock = clock;
    }

    /** Tasks of cases only; a task to name somebody is told beside the one it is for. */
    List<WorkLine> of(Collection<WorkTasks.Item> items) {
        Map<String, Matter> cases = cases(items);
        Map<String, String> names = names(items);
        Map<String, String> places = organization.names(
                cases.values().stream().map(Matter::community).collect(Collectors.toSet()));
        Set<String> handled = numbers(items, WorkTasks.Kind.HANDLE);
        Set<String> named = numbers(items, WorkTasks.Kind.NAME);
        Instant now = clock.instant();
        return items.stream()
                .filter(item -> cases.containsKey(item.number()))
                .filter(item -> item.kind() != WorkTasks.Kind.NAME || !handled.contains(item.number()))
                .map(item -> {
                    Matter matter = cases.get(item.number());
                    boolean late = matter.due() != null
                            && !matter.stopped()
                            && matter.due().isBefore(now);
                    return new WorkLine(
                            item.id(),
                            item.number(),
                            item.kind(),
                            step(item),
                            matter.category() == null
                                    ? matter.type().label()
                                    : matter.category().label(),
                            matter.category() == null ? null : matter.category().name(),
                            matter.urgency(),
                            places.get(matter.community()) + " " + PersonalData.mask(matter.address()),
                            matter.due() == null
                                    ? null
                                    : matter.due().atZone(clock.getZone()).toOffsetDateTime(),
                            left(matter, now),
                            late ? WorkTasks.Light.RED : item.light(),
                            late,
                            matter.urges(),
                            item.holder(),
                            item.holder() == null ? null : names.get(item.holder()),
                            item.kind() == WorkTasks.Kind.NAME || named.contains(item.number()));
                })
                .sorted(PRESSING_FIRST)
                .toList();
    }

    private static Set<String> numbers(Collection<WorkTasks.Item> items, WorkTasks.Kind kind) {
        return items.stream()
                .filter(item -> item.kind() == kind && item.number() != null)
                .map(WorkTasks.Item::number)
                .collect(Collectors.toSet());
    }

    /** The step without subject and number, which a task's title ends with. */
    private static String step(WorkTasks.Item item) {
        int end = item.title() == null ? -1 : item.title().indexOf(' ');
        return end < 0 ? item.title() : item.title().substring(0, end);
    }

    private static String left(Matter matter, Instant now) {
        if (matter.stopped()) {
            return "已停表";
        }
        if (matter.due() == null) {
            return "时限未定";
        }
        return TimeWords.left(matter.due(), now);
    }

    private Map<String, Matter> cases(Collection<WorkTasks.Item> items) {
        Map<String, Matter> cases = new HashMap<>();
        jdbc.sql("""
                        select number, category, type, urgency, community, address, due_at, urge_count, stop_kind
                        from service_request where number = any (?)
                        """)
                .param(items.stream()
                        .map(WorkTasks.Item::number)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toArray(String[]::new))
                .query(row -> {
                    OffsetDateTime due = row.getObject("due_at", OffsetDateTime.class);
                    cases.put(
                            row.getString("number"),
                            new Matter(
                                    row.getString("category") == null
                                            ? null
                                            : Category.valueOf(row.getString("category")),
                                    RequestType.valueOf(row.getString("type")),
                                    row.getString("urgency") == null ? null : Urgency.valueOf(row.getString("urgency")),
                                    row.getString("community"),
                                    row.getString("address"),
                                    due == null ? null : due.toInstant(),
                                    row.getInt("urge_count"),
                                    row.getString("stop_kind") != null));
                });
        return cases;
    }

    private Map<String, String> names(Collection<WorkTasks.Item> items) {
        return members.displayNames(items.stream()
                .map(WorkTasks.Item::holder)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
    }

    private record Matter(
            Category category,
            RequestType type,
            Urgency urgency,
            String community,
            String address,
            Instant due,
            int urges,
            boolean stopped) {}
}
