package cn.tongxinqiao.lift.web;

import cn.tongxinqiao.access.CurrentUser;
import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.document.SentFile;
import cn.tongxinqiao.lift.LiftFigures;
import cn.tongxinqiao.lift.LiftReports;
import cn.tongxinqiao.vote.VoteWords;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Reports of lifts: one case, and all together. */
@Controller
@Hidden
class LiftReportPage {

    private final LiftReports reports;
    private final VoteWords voteWords;
    private final CurrentUser currentUser;
    private final Clock clock;

    LiftReportPage(LiftReports reports, VoteWords voteWords, CurrentUser currentUser, Clock clock) {
        this.reports = reports;
        this.voteWords = voteWords;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    @GetMapping("/lift-cases/{number}/report")
    String report(@PathVariable String number, Model model, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        model.addAttribute("report", reports.of(number, me()));
        model.addAttribute("words", new SchemeWords(clock));
        model.addAttribute("voteWords", voteWords);
        return "lift/report";
    }

    @GetMapping("/lift-cases/{number}/report.pdf")
    ResponseEntity<byte[]> pdf(@PathVariable String number) {
        return SentFile.pdf(reports.pdf(number, me()), "加装电梯案件报告" + number + ".pdf");
    }

    @GetMapping("/lift-report")
    String figures(Model model, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        List<LiftFigures> figures = reports.figures(me());
        model.addAttribute("figures", figures);
        model.addAttribute("cases", figures.get(0).cases());
        return "lift/figures";
    }

    @GetMapping("/lift-report/lifts.xlsx")
    ResponseEntity<byte[]> excel() throws IOException {
        return SentFile.excel(workbook(reports.figures(me())), "加装电梯统计.xlsx");
    }

    private static byte[] workbook(List<LiftFigures> figures) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(bytes, "tongxinqiao", "1.0")) {
            Worksheet sums = book.newWorksheet("汇总");
            head(sums, List.of("范围", "案件", "在办", "投入使用", "终止", "不符合条件", "协调会", "每件平均开会", "最多一件", "建成平均天数"));
            int row = 1;
            for (LiftFigures one : figures) {
                sums.value(row, 0, one.name());
                sums.value(row, 1, one.cases().size());
                sums.value(row, 2, one.open());
                sums.value(row, 3, one.inUse());
                sums.value(row, 4, one.stopped());
                sums.value(row, 5, one.notEligible());
                sums.value(row, 6, one.meetings());
                if (one.meetingsPerCase() != null) {
                    sums.value(row, 7, one.meetingsPerCase());
                }
                sums.value(row, 8, one.mostMeetings());
                if (one.daysToUse() != null) {
                    sums.value(row, 9, one.daysToUse());
                }
                row++;
            }
            Worksheet list = book.newWorksheet("案件");
            head(list, List.of("编号", "镇街", "村社区", "楼栋", "状态", "协调会", "表决", "天数"));
            row = 1;
            for (LiftFigures.Line line : figures.get(0).cases()) {
                list.value(row, 0, line.number());
                list.value(row, 1, line.town());
                list.value(row, 2, line.community());
                list.value(row, 3, line.house());
                list.value(row, 4, line.status().label());
                list.value(row, 5, line.meetings());
                list.value(row, 6, line.votes());
                list.value(row, 7, line.days());
                row++;
            }
        }
        return bytes.toByteArray();
    }

    private static void head(Worksheet sheet, List<String> titles) {
        for (int column = 0; column < titles.size(); column++) {
            sheet.value(0, column, titles.get(column));
            sheet.width(column, 16);
        }
        sheet.range(0, 0, 0, titles.size() - 1).style().bold().set();
        sheet.freezePane(1, 1);
    }

    private SignedIn me() {
        return currentUser.current().orElseThrow();
    }
}
