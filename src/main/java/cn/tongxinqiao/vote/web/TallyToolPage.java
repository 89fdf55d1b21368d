package cn.tongxinqiao.vote.web;

import cn.tongxinqiao.vote.Choice;
import cn.tongxinqiao.vote.LocalPlace;
import cn.tongxinqiao.vote.NoThreshold;
import cn.tongxinqiao.vote.PastedLines;
import cn.tongxinqiao.vote.Tally;
import cn.tongxinqiao.vote.ThresholdTable;
import cn.tongxinqiao.vote.Thresholds;
import cn.tongxinqiao.vote.VoteMatter;
import cn.tongxinqiao.vote.VoteNotCountable;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Lets residents count a vote for themselves; nothing is kept. */
@Controller
@Hidden
@RequestMapping("/tools/votes")
class TallyToolPage {

    private static final String PAGE = "tools/votes";
    private static final String UNIT = "unit";
    private static final String AREA = "area";
    private static final String OWNER = "owner";
    private static final String CHOICE = "choice";
    private static final Map<String, String> HEADINGS = Map.of(
            "房号", UNIT, "房屋", UNIT, "单元", UNIT, "室号", UNIT, "面积", AREA, "业主", OWNER, "产权人", OWNER, "意见", CHOICE, "表决",
            CHOICE);
    private static final List<List<String>> COLUMNS =
            List.of(List.of(UNIT, AREA, OWNER, CHOICE), List.of(UNIT, AREA, CHOICE));
    private static final Map<String, Choice> WORDS = Map.ofEntries(
            Map.entry("同意", Choice.AGREE),
            Map.entry("赞成", Choice.AGREE),
            Map.entry("支持", Choice.AGREE),
            Map.entry("反对", Choice.OPPOSE),
            Map.entry("不同意", Choice.OPPOSE),
            Map.entry("弃权", Choice.ABSTAIN),
            Map.entry("未投", Choice.ABSENT),
            Map.entry("没投", Choice.ABSENT),
            Map.entry("未投票", Choice.ABSENT),
            Map.entry("没投票", Choice.ABSENT),
            Map.entry("未表决", Choice.ABSENT),
            Map.entry("未参与", Choice.ABSENT),
            Map.entry("未参加", Choice.ABSENT),
            Map.entry("缺席", Choice.ABSENT),
            Map.entry("无", Choice.ABSENT));
    private static final String EXAMPLE_MATTER = "LIFT";
    private static final String EXAMPLE = """
            房号\t面积\t业主\t意见
            101\t88.60\t甲\t反对
            102\t72.40\t乙\t弃权
            201\t88.60\t丙\t同意
            202\t72.40\t丁\t同意
            301\t88.60\t戊\t同意
            302\t72.40\t戊\t同意
            401\t88.60\t己\t未投
            402\t72.40\t庚\t同意
            """;

    private final ThresholdTable table;
    private final LocalPlace place;
    private final Clock clock;

    TallyToolPage(ThresholdTable table, LocalPlace place, Clock clock) {
        this.table = table;
        this.place = place;
        this.clock = clock;
    }

    @GetMapping
    String empty(@RequestParam(defaultValue = "false") boolean example, Model model) {
        LocalDate today = LocalDate.now(clock);
        List<VoteMatter> matters = table.matters(place.code(), today);
        show(model, matters, example ? EXAMPLE_MATTER : null, today.toString(), example ? EXAMPLE : null);
        return PAGE;
    }

    @PostMapping
    String count(
            @RequestParam(required = false) String matter,
            @RequestParam(required = false) String date,
            @RequestParam(required = false) String lines,
            Model model) {
        LocalDate day = day(date);
        List<VoteMatter> matters = table.matters(place.code(), day == null ? LocalDate.now(clock) : day);
        show(model, matters, matter, date, lines);
        VoteMatter chosen = matters.stream()
                .filter(known -> known.code().equals(matter))
                .findFirst()
                .orElse(null);
        if (day == null) {
            model.addAttribute("faults", List.of("日期应写成 2026-11-20 的样子。"));
        } else if (chosen == null) {
            model.addAttribute("faults", List.of("请选择表决的事项。"));
        } else {
            count(chosen, day, PastedLines.read(lines, HEADINGS, COLUMNS), model);
        }
        return PAGE;
    }

    private LocalDate day(String date) {
        try {
            return date == null || date.isBlank() ? LocalDate.now(clock) : LocalDate.parse(date.strip());
        } catch (DateTimeException e) {
            return null;
        }
    }

    private void count(VoteMatter matter, LocalDate day, PastedLines pasted, Model model) {
        List<String> unread = pasted.lines().stream()
                .filter(line -> choice(line).isEmpty())
                .map(line -> "第 " + line.number() + " 行：意见“" + line.text(CHOICE) + "”看不懂，请写同意、反对、弃权或未投。")
                .toList();
        if (!unread.isEmpty()) {
            model.addAttribute("faults", unread);
            return;
        }
        try {
            TallyEntry.Asked asked = new TallyEntry(
                            matter.kind().name(),
                            place.code(),
                            day.toString(),
                            pasted.lines().stream().map(TallyToolPage::home).toList())
                    .read(day);
            Thresholds thresholds = table.of(asked.kind(), asked.place(), asked.date());
            model.addAttribute(
                    "result", new TallyWords(matter, thresholds, Tally.of(asked.units(), thresholds), asked.units()));
        } catch (VoteNotCountable refused) {
            model.addAttribute("faults", pasted.told(refused.faults()));
        } catch (NoThreshold refused) {
            model.addAttribute("faults", List.of(refused.getMessage()));
        }
    }

    /** Without a column of owners each home is one owner's; without an opinion its owner has not voted. */
    private static TallyEntry.Home home(PastedLines.Line line) {
        String owner = line.text(OWNER);
        return new TallyEntry.Home(
                line.text(UNIT),
                line.figure(AREA),
                owner == null ? line.text(UNIT) : owner,
                choice(line).orElseThrow().name());
    }

    private static Optional<Choice> choice(PastedLines.Line line) {
        String said = line.text(CHOICE);
        return said == null ? Optional.of(Choice.ABSENT) : Optional.ofNullable(WORDS.get(said));
    }

    private static void show(Model model, List<VoteMatter> matters, String matter, String date, String lines) {
        model.addAttribute("matters", matters);
        model.addAttribute("matter", matter);
        model.addAttribute("date", date);
        model.addAttribute("lines", lines);
        model.addAttribute("faults", List.of());
    }
}
