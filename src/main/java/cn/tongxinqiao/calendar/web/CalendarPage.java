package cn.tongxinqiao.calendar.web;

import cn.tongxinqiao.calendar.CalendarFileRefused;
import cn.tongxinqiao.calendar.CalendarImportOutdated;
import cn.tongxinqiao.calendar.CalendarImports;
import cn.tongxinqiao.calendar.CalendarPreview;
import cn.tongxinqiao.calendar.OfficeHoursRefused;
import cn.tongxinqiao.calendar.OfficeHoursRegister;
import cn.tongxinqiao.calendar.UnknownCalendarImport;
import cn.tongxinqiao.calendar.WorkCalendar;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/** Where administrators load a year of holidays: upload, compare, confirm. */
@Controller
@Hidden
@RequestMapping("/calendar")
class CalendarPage {

    private final CalendarImports imports;
    private final OfficeHoursRegister hours;
    private final WorkCalendar calendar;
    private final Clock clock;
    private final int daysAhead;

    CalendarPage(
            CalendarImports imports,
            OfficeHoursRegister hours,
            WorkCalendar calendar,
            Clock clock,
            @Value("${tongxinqiao.calendar.health-days-ahead:60}") int daysAhead) {
        this.imports = imports;
        this.hours = hours;
        this.calendar = calendar;
        this.clock = clock;
        this.daysAhead = daysAhead;
    }

    @ModelAttribute("words")
    Words words() {
        return new Words(clock);
    }

    @GetMapping
    String calendar(
            @RequestParam(required = false) Integer done, @RequestParam(required = false) String hours, Model model) {
        if (hours != null) {
            return overview("办公时间已经设置，从现在起按新的办公时间计算。", null, "", model);
        }
        return overview(
                done == null || imports.years().stream().noneMatch(year -> year.year() == done)
                        ? null
                        : done + "年已经导入，从现在起按新的日历计算。",
                null,
                "",
                model);
    }

    @GetMapping("/years/{year}")
    String year(@PathVariable int year, Model model) {
        model.addAttribute(
                "known",
                imports.years().stream()
                        .filter(known -> known.year() == year)
                        .findFirst()
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
        model.addAttribute("days", imports.days(year));
        return "calendar-year";
    }

    @PostMapping("/imports")
    String upload(
            @RequestParam(required = false) MultipartFile file,
            @RequestParam(defaultValue = "") String year,
            @RequestParam(defaultValue = "") String source,
            Principal account,
            Model model)
            throws IOException {
        try {
            if (!year.isBlank() && !year.strip().matches("\\d{4}")) {
                return overview(null, "年份请写成四位数字，例如 2027。", source, model);
            }
            return preview(
                    imports.upload(
                            year.isBlank() ? null : Integer.valueOf(year.strip()),
                            source,
                            file == null ? null : file.getOriginalFilename(),
                            file == null ? new byte[0] : file.getBytes(),
                            account.getName()),
                    null,
                    model);
        } catch (CalendarFileRefused e) {
            return overview(null, e.getMessage(), source, model);
        }
    }

    @GetMapping("/imports/{id}")
    String show(@PathVariable String id, Model model) {
        try {
            return preview(imports.show(parsed(id)), null, model);
        } catch (UnknownCalendarImport | CalendarImportOutdated e) {
            return overview(null, e.getMessage(), "", model);
        }
    }

    @PostMapping("/imports/{id}")
    String confirm(@PathVariable String id, @RequestParam long seen, Principal account, Model model) {
        UUID upload = parsed(id);
        try {
            return "redirect:/calendar?done="
                    + imports.confirm(upload, seen, account.getName()).year();
        } catch (UnknownCalendarImport e) {
            return overview(null, e.getMessage(), "", model);
        } catch (CalendarFileRefused | CalendarImportOutdated e) {
            return again(upload, e.getMessage(), model);
        }
    }

    @PostMapping("/hours")
    String setHours(
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String days,
            @RequestParam(defaultValue = "") String stretches,
            @RequestParam(defaultValue = "") String source,
            Principal account,
            Model model) {
        try {
            hours.set(unit.strip(), HoursForm.day(from), HoursForm.hours(days, stretches), source, account.getName());
            return "redirect:/calendar?hours=set";
        } catch (OfficeHoursRefused e) {
            model.addAttribute("form", new HoursForm(unit, from, days, stretches, source));
            return overview(null, e.getMessage(), "", model);
        }
    }

    private String again(UUID upload, String problem, Model model) {
        try {
            return preview(imports.show(upload), problem, model);
        } catch (UnknownCalendarImport | CalendarImportOutdated e) {
            return overview(null, e.getMessage(), "", model);
        }
    }

    private String overview(String done, String problem, String source, Model model) {
        LocalDate today = LocalDate.now(clock);
        var missing = calendar.missingYears(today, today.plusDays(daysAhead));
        model.addAttribute("done", done);
        model.addAttribute("problem", problem);
        model.addAttribute("source", source);
        model.addAttribute("missing", missing);
        model.addAttribute("years", imports.years());
        model.addAttribute("history", imports.history());
        model.addAttribute("hours", hours.list());
        if (!model.containsAttribute("form")) {
            model.addAttribute("form", new HoursForm("", "", "WORKDAYS", "", ""));
        }
        return "calendar";
    }

    private static String preview(CalendarPreview preview, String problem, Model model) {
        model.addAttribute("preview", preview);
        model.addAttribute("problem", problem);
        return "calendar-preview";
    }

    private static UUID parsed(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, null, e);
        }
    }

    /** Days and moments as people read them. */
    record Words(Clock clock) {

        private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

        /** A point in time. */
        public String at(Instant instant) {
            return MINUTE.format(instant.atZone(clock.getZone()));
        }

        /** A day with its weekday. */
        public String day(LocalDate day) {
            return day + " " + day.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.CHINA);
        }

        /** How a day that follows the week counts. */
        public String byWeek(LocalDate day) {
            return day.getDayOfWeek().getValue() <= 5 ? "上班（平日）" : "休（周末）";
        }
    }
}
