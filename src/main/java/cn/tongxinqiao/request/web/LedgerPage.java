package cn.tongxinqiao.request.web;

import cn.tongxinqiao.audit.Act;
import cn.tongxinqiao.audit.ActKind;
import cn.tongxinqiao.audit.AuditLog;
import cn.tongxinqiao.request.CaseLedger;
import cn.tongxinqiao.request.LedgerPeriodRefused;
import io.swagger.v3.oas.annotations.Hidden;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** For supervisors: what every unit spent on cases in a period. */
@Controller
@Hidden
class LedgerPage {

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
    private static final String HEAD = "单位编码,单位,件数,办公时间用时（秒）,自然时间用时（秒）,停表的办公时间（秒）,停表的自然时间（秒）,暂定";

    /** Without it a spreadsheet takes the file for another encoding. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final AuditLog audit;
    private final CaseLedger ledger;
    private final Clock clock;

    LedgerPage(CaseLedger ledger, Clock clock, AuditLog audit) {
        this.audit = audit;
        this.ledger = ledger;
        this.clock = clock;
    }

    @GetMapping("/time-ledger")
    String show(@RequestParam(defaultValue = "") String from, @RequestParam(defaultValue = "") String to, Model model) {
        List<CaseLedger.UnitTime> units = List.of();
        String problem = null;
        try {
            units = ledger.perUnit(first(from), last(to));
        } catch (DateTimeParseException e) {
            problem = "日期请写成 2026-07-01 这样。";
        } catch (LedgerPeriodRefused e) {
            problem = e.getMessage();
        }
        model.addAttribute("from", from.isBlank() ? first(from).toString() : from);
        model.addAttribute("to", to.isBlank() ? last(to).toString() : to);
        model.addAttribute("units", units);
        model.addAttribute("problem", problem);
        model.addAttribute("words", new LedgerWords(clock));
        return "time-ledger";
    }

    @GetMapping("/time-ledger/units.csv")
    ResponseEntity<byte[]> csv(
            @RequestParam(defaultValue = "") String from, @RequestParam(defaultValue = "") String to) {
        LocalDate first;
        LocalDate last;
        try {
            first = first(from);
            last = last(to);
        } catch (DateTimeParseException e) {
            return ResponseEntity.status(HttpStatus.BAD_REQUEST)
                    .contentType(new MediaType("text", "plain", StandardCharsets.UTF_8))
                    .body("日期请写成 2026-07-01 这样。".getBytes(StandardCharsets.UTF_8));
        }
        StringBuilder rows = new StringBuilder(BYTE_ORDER_MARK).append(HEAD).append("\r\n");
        for (CaseLedger.UnitTime unit : ledger.perUnit(first, last)) {
            rows.append(cell(unit.unit()))
                    .append(',')
                    .append(cell(unit.name()))
                    .append(',')
                    .append(unit.cases())
                    .append(',')
                    .append(unit.workingSeconds())
                    .append(',')
                    .append(unit.seconds())
                    .append(',')
                    .append(unit.stoppedWorkingSeconds())
                    .append(',')
                    .append(unit.stoppedSeconds())
                    .append(',')
                    .append(unit.provisional() ? "是" : "否")
                    .append("\r\n");
        }
        audit.record(Act.of(ActKind.EXPORT, null).on("time-ledger", "units.csv").saying(first + " - " + last));
        return ResponseEntity.ok()
                .contentType(CSV)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=time-ledger-" + first + "-" + last + ".csv")
                .cacheControl(CacheControl.noStore())
                .body(rows.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** The first of this month where nothing is said. */
    private LocalDate first(String from) {
        return from.isBlank() ? LocalDate.now(clock).withDayOfMonth(1) : LocalDate.parse(from.strip());
    }

    private LocalDate last(String to) {
        return to.isBlank() ? LocalDate.now(clock) : LocalDate.parse(to.strip());
    }

    /** Quoted, and a sign in front of what a spreadsheet would take for a formula. */
    private static String cell(String text) {
        String value = text == null ? "" : text;
        String safe = value.matches("^[=+\\-@\\t\\r].*") ? "'" + value : value;
        return '"' + safe.replace("\"", "\"\"") + '"';
    }
}
