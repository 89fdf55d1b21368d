package cn.tongxinqiao.audit.web;

import cn.tongxinqiao.audit.Act;
import cn.tongxinqiao.audit.ActKind;
import cn.tongxinqiao.audit.AuditBook;
import cn.tongxinqiao.audit.AuditLog;
import cn.tongxinqiao.audit.AuditQuery;
import cn.tongxinqiao.audit.AuditQueryRefused;
import cn.tongxinqiao.audit.Entry;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** For auditors: who did what to which case when, and whether the record of it is whole. */
@Controller
@Hidden
class AuditPage {

    private static final String HEAD = "编号,时间,入库时间,种类,账号,对象,对象编号,诉求编号,理由,内容,地址,节点,次数";

    /** Without it a spreadsheet takes the file for another encoding. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final AuditBook book;
    private final AuditLog log;
    private final Clock clock;
    private final AuditWords words;

    AuditPage(AuditBook book, AuditLog log, Clock clock) {
        this.book = book;
        this.log = log;
        this.clock = clock;
        this.words = new AuditWords(clock.getZone());
    }

    @GetMapping("/audit")
    String show(@ModelAttribute AuditSearch search, Model model, HttpServletResponse response) {
        AuditBook.Page page = null;
        String problem = null;
        try {
            page = book.page(search.query(clock.getZone()));
        } catch (AuditQueryRefused e) {
            problem = e.getMessage();
        }
        model.addAttribute("search", search);
        model.addAttribute("page", page);
        model.addAttribute("problem", problem);
        model.addAttribute("state", book.state());
        model.addAttribute("kinds", ActKind.values());
        model.addAttribute("words", words);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return "audit";
    }

    /** The act is written down before the first line leaves. */
    @GetMapping("/audit/entries.csv")
    void csv(@ModelAttribute AuditSearch search, HttpServletResponse response) throws IOException {
        AuditQuery query;
        try {
            query = search.query(clock.getZone());
        } catch (AuditQueryRefused e) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            response.setContentType("text/plain;charset=UTF-8");
            response.getWriter().write(e.getMessage());
            return;
        }
        log.record(Act.of(ActKind.EXPORT, null).on("audit", "entries.csv").saying(conditions(search)));
        response.setContentType("text/csv;charset=UTF-8");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=audit.csv");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        PrintWriter out = response.getWriter();
        out.write(BYTE_ORDER_MARK + HEAD + "\r\n");
        if (!book.export(query, entry -> out.write(line(entry) + "\r\n"))) {
            out.write("记录太多，其余没有导出；请缩短时间段。\r\n");
        }
    }

    private static String conditions(AuditSearch search) {
        return Stream.of(search.from(), search.to(), search.actor(), search.kind(), search.number(), search.subject())
                .map(value -> value == null ? "" : value)
                .collect(Collectors.joining(" / "));
    }

    private String line(Entry entry) {
        return Stream.of(
                        String.valueOf(entry.id()),
                        words.at(entry.happenedAt()),
                        words.at(entry.storedAt()),
                        words.kind(entry.kind()),
                        entry.actor(),
                        entry.subjectType(),
                        entry.subjectId(),
                        entry.caseNumber(),
                        entry.reason(),
                        entry.details(),
                        entry.address(),
                        entry.node(),
                        String.valueOf(entry.times()))
                .map(AuditPage::cell)
                .collect(Collectors.joining(","));
    }

    /** Quoted, and a sign in front of what a spreadsheet would take for a formula. */
    private static String cell(String text) {
        String value = text == null ? "" : text;
        String safe = value.matches("^[=+\\-@\\t\\r].*") ? "'" + value : value;
        return '"' + safe.replace("\"", "\"\"") + '"';
    }
}
