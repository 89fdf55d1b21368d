package cn.tongxinqiao.audit.web;

import cn.tongxinqiao.audit.AuditBook;
import cn.tongxinqiao.audit.Entry;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RestController;

/** The log for an auditor's own tools. */
@RestController
@Tag(name = "审计")
class AuditApi {

    private final AuditBook book;
    private final Clock clock;

    AuditApi(AuditBook book, Clock clock) {
        this.book = book;
        this.clock = clock;
    }

    @GetMapping(path = "/api/audit", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "审计记录",
            description = "从新到旧，一页一页取：把返回的 next 作为下一次的 after。可按起止日期（from、to）、账号（actor）、种类（kind）、"
                    + "诉求编号（case）、对象（subject）查。限审计员。")
    Answer search(@ModelAttribute @ParameterObject AuditSearch search) {
        AuditBook.Page page = book.page(search.query(clock.getZone()));
        return new Answer(
                page.entries().stream().map(this::line).toList(),
                page.next() == null ? null : page.next().toString());
    }

    private Line line(Entry entry) {
        return new Line(
                entry.id(),
                entry.kind(),
                entry.actor(),
                entry.happenedAt().atZone(clock.getZone()).toOffsetDateTime(),
                entry.storedAt().atZone(clock.getZone()).toOffsetDateTime(),
                entry.subjectType(),
                entry.subjectId(),
                entry.caseNumber(),
                entry.reason(),
                entry.details(),
                entry.address(),
                entry.node(),
                entry.times());
    }

    /** A page. */
    record Answer(List<Line> entries, String next) {}

    /** An entry; {@code at} is the node's clock, {@code storedAt} the database's. */
    record Line(
            long id,
            String kind,
            String actor,
            OffsetDateTime at,
            OffsetDateTime storedAt,
            String subjectType,
            String subject,
            String caseNumber,
            String reason,
            String details,
            String address,
            String node,
            int times) {}
}
