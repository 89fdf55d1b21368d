package cn.tongxinqiao.request.web;

import cn.tongxinqiao.access.CurrentUser;
import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.engine.DeskItem;
import cn.tongxinqiao.engine.PersonDesk;
import cn.tongxinqiao.engine.TaskListCounts;
import cn.tongxinqiao.engine.TaskMark;
import cn.tongxinqiao.request.CaseCards;
import cn.tongxinqiao.request.TimeWords;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What Tasklist shows of its lists: how much is on each, and on a page of cards what each case is about. */
@RestController
@Tag(name = "案件")
class TaskListsApi {

    private static final int MOST = 50;

    private final PersonDesk desk;
    private final TaskListCounts counts;
    private final CaseCards cards;
    private final CurrentUser currentUser;
    private final Clock clock;

    TaskListsApi(PersonDesk desk, TaskListCounts counts, CaseCards cards, CurrentUser currentUser, Clock clock) {
        this.desk = desk;
        this.counts = counts;
        this.cards = cards;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    @GetMapping(path = "/api/task-cards", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "任务卡片", description = "列表里各项任务的层级、缓急、分类、地点和剩余时间，一次最多 " + MOST + " 项。看不到的任务不在其中。")
    List<TaskCard> cards(@RequestParam(required = false, defaultValue = "") List<String> task) {
        SignedIn reader = currentUser.current().orElseThrow();
        List<String> asked = task.stream()
                .filter(id -> !id.isBlank() && id.indexOf('\0') < 0)
                .distinct()
                .limit(MOST)
                .toList();
        List<DeskItem> items = desk.find(reader.id(), asked);
        Map<String, CaseCards.Card> byNumber = cards
                .of(items.stream()
                        .map(DeskItem::caseNumber)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()))
                .stream()
                .collect(Collectors.toMap(CaseCards.Card::number, Function.identity()));
        return items.stream()
                .filter(item -> byNumber.containsKey(item.caseNumber()))
                .map(item -> card(item, byNumber.get(item.caseNumber())))
                .toList();
    }

    @GetMapping(path = "/api/task-lists", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "任务列表的件数", description = "本人在待办里的各个列表和各有多少项。")
    List<TaskListCounts.Counted> lists() {
        return counts.of(currentUser.current().orElseThrow().id());
    }

    private TaskCard card(DeskItem item, CaseCards.Card found) {
        return new TaskCard(
                item.id(),
                found.number(),
                found.tier() == null ? null : found.tier().label(),
                found.urgency() == null ? null : found.urgency().name(),
                found.urgency() == null ? null : found.urgency().label(),
                found.category() == null ? null : found.category().label(),
                found.place(),
                item.marks().stream().map(TaskMark::label).sorted().toList(),
                item.due() == null ? null : item.due().atZone(clock.getZone()).toOffsetDateTime(),
                shade(item.due()),
                item.due() == null ? null : TimeWords.left(item.due(), clock.instant()));
    }

    private Shade shade(Instant due) {
        if (due == null) {
            return Shade.OPEN;
        }
        if (due.isBefore(clock.instant())) {
            return Shade.OVERDUE;
        }
        return LocalDate.ofInstant(due, clock.getZone()).equals(LocalDate.now(clock)) ? Shade.TODAY : Shade.LATER;
    }

    /** How a card is coloured by its limit. */
    enum Shade {
        OVERDUE,
        TODAY,
        LATER,
        OPEN
    }

    /** A card; {@code left} is by the clock, not in working time. */
    record TaskCard(
            String task,
            String number,
            String tier,
            String urgency,
            String urgencyLabel,
            String category,
            String place,
            List<String> marks,
            OffsetDateTime due,
            Shade shade,
            String left) {}
}
