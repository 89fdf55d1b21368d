package cn.tongxinqiao.lift.web;

import cn.tongxinqiao.lift.CostMethod;
import cn.tongxinqiao.lift.CostShares;
import cn.tongxinqiao.lift.CostSharing;
import cn.tongxinqiao.lift.CostUnit;
import cn.tongxinqiao.lift.CostsNotShareable;
import cn.tongxinqiao.lift.LiftRules;
import cn.tongxinqiao.vote.LocalPlace;
import cn.tongxinqiao.vote.PastedLines;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Lets residents share the costs of a lift for themselves; nothing is kept. */
@Controller
@Hidden
@RequestMapping("/tools/lift-costs")
class LiftCostToolPage {

    private static final String PAGE = "tools/lift-costs";
    private static final String UNIT = "unit";
    private static final String FLOOR = "floor";
    private static final String AREA = "area";
    private static final String PERCENT = "percent";
    private static final String AMOUNT = "amount";
    private static final String PAYS = "pays";
    private static final Map<String, String> HEADINGS = Map.ofEntries(
            Map.entry("房号", UNIT),
            Map.entry("房屋", UNIT),
            Map.entry("室号", UNIT),
            Map.entry("楼层", FLOOR),
            Map.entry("面积", AREA),
            Map.entry("比例", PERCENT),
            Map.entry("金额", AMOUNT),
            Map.entry("分摊", PAYS),
            Map.entry("出资", PAYS),
            Map.entry("分摊比例", PERCENT),
            Map.entry("出资比例", PERCENT),
            Map.entry("分摊金额", AMOUNT),
            Map.entry("出资金额", AMOUNT));
    private static final Set<String> YES = Set.of("是", "分摊", "参与", "出资", "√");
    private static final Set<String> NO = Set.of("否", "不分摊", "不参与", "不出资", "免", "×");
    private static final String EXAMPLE = """
            房号\t楼层\t面积\t是否分摊
            101\t1\t88.60\t不分摊
            102\t1\t72.40\t不分摊
            201\t2\t88.60\t分摊
            202\t2\t72.40\t分摊
            301\t3\t88.60\t分摊
            302\t3\t72.40\t分摊
            401\t4\t88.60\t分摊
            402\t4\t72.40\t分摊
            """;
    private static final String EXAMPLE_TOTAL = "320000.00";

    private final LiftRules rules;
    private final LocalPlace place;
    private final Clock clock;

    LiftCostToolPage(LiftRules rules, LocalPlace place, Clock clock) {
        this.rules = rules;
        this.place = place;
        this.clock = clock;
    }

    /**
     * One row of the answer.
     *
     * @param home the home
     * @param coefficient what its share goes by, null when it goes by none
     * @param amount yuan
     */
    record Row(CostUnit home, String coefficient, String amount) {}

    /**
     * The answer.
     *
     * @param method how it was shared
     * @param rows a row for each home
     * @param sum yuan
     */
    record Result(CostMethod method, List<Row> rows, String sum) {}

    @GetMapping
    String empty(@RequestParam(defaultValue = "false") boolean example, Model model) {
        show(
                model,
                CostMethod.FLOOR_COEFFICIENT_AREA.name(),
                LocalDate.now(clock).toString(),
                example ? EXAMPLE_TOTAL : null,
                example ? EXAMPLE : null);
        return PAGE;
    }

    @PostMapping
    String share(
            @RequestParam(required = false) String method,
            @RequestParam(required = false) String date,
            @RequestParam(required = false) String total,
            @RequestParam(required = false) String lines,
            Model model) {
        show(model, method, date, total, lines);
        CostMethod how = Arrays.stream(CostMethod.values())
                .filter(known -> known.name().equals(method))
                .findFirst()
                .orElse(null);
        if (how == null) {
            model.addAttribute("faults", List.of("请选择分摊办法。"));
            return PAGE;
        }
        PastedLines pasted = PastedLines.read(lines, HEADINGS, columns(how));
        List<String> faults = payFaults(pasted);
        if (faults.isEmpty()) {
            share(how, date, total, pasted, model);
        } else {
            model.addAttribute("faults", faults);
        }
        return PAGE;
    }

    private static List<List<String>> columns(CostMethod method) {
        List<String> columns = new ArrayList<>(
                switch (method) {
                    case FLOOR_COEFFICIENT_AREA -> List.of(UNIT, FLOOR, AREA);
                    case STEPS -> List.of(UNIT, FLOOR);
                    case EQUAL -> List.of(UNIT);
                    case PERCENT_TABLE -> List.of(UNIT, PERCENT);
                    case CUSTOM -> List.of(UNIT, AMOUNT);
                });
        columns.add(PAYS);
        return List.of(columns);
    }

    /** Who types something unknown there means something by it; it must not be taken for a yes. */
    private static List<String> payFaults(PastedLines pasted) {
        return pasted.lines().stream()
                .filter(line -> pays(line).isEmpty())
                .map(line -> "第 " + line.number() + " 行：“" + line.text(PAYS) + "”看不懂，是否分摊请写“分摊”或“不分摊”。")
                .toList();
    }

    private static Optional<Boolean> pays(PastedLines.Line line) {
        String said = line.text(PAYS);
        if (said == null || YES.contains(said)) {
            return Optional.of(true);
        }
        return NO.contains(said) ? Optional.of(false) : Optional.empty();
    }

    private void share(CostMethod method, String date, String total, PastedLines pasted, Model model) {
        try {
            CostSharesEntry.Asked asked = new CostSharesEntry(
                            method.name(),
                            place.code(),
                            date,
                            total == null ? null : total.replace(",", "").replace("，", ""),
                            pasted.lines().stream().map(LiftCostToolPage::home).toList())
                    .read(LocalDate.now(clock));
            CostShares shares = CostSharing.shares(
                    method, asked.total(), asked.units(), rules.coefficients(method, asked.place(), asked.date()));
            model.addAttribute("result", result(method, asked.units(), shares));
        } catch (CostsNotShareable refused) {
            model.addAttribute("faults", pasted.told(refused.faults()));
        }
    }

    private static CostSharesEntry.Home home(PastedLines.Line line) {
        return new CostSharesEntry.Home(
                line.text(UNIT),
                line.figure(FLOOR),
                line.figure(AREA),
                pays(line).orElseThrow(),
                line.figure(PERCENT),
                line.figure(AMOUNT));
    }

    private static Result result(CostMethod method, List<CostUnit> homes, CostShares shares) {
        CostSharesView view = CostSharesView.of(shares);
        List<Row> rows = new ArrayList<>();
        for (int index = 0; index < homes.size(); index++) {
            rows.add(new Row(
                    homes.get(index),
                    view.shares().get(index).coefficient(),
                    view.shares().get(index).amount()));
        }
        return new Result(method, rows, view.sum());
    }

    private void show(Model model, String method, String date, String total, String lines) {
        model.addAttribute("methods", CostMethod.values());
        model.addAttribute("method", method);
        model.addAttribute("date", date);
        model.addAttribute("total", total);
        model.addAttribute("lines", lines);
        model.addAttribute("faults", List.of());
    }
}
