package cn.tongxinqiao.property.process;

import cn.tongxinqiao.engine.DecisionCheck;
import cn.tongxinqiao.engine.DraftTable;
import cn.tongxinqiao.engine.TableColumn;
import cn.tongxinqiao.engine.TableSpec;
import cn.tongxinqiao.estate.PropertyContract;
import cn.tongxinqiao.property.SettledScore;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** The tables of collecting must answer for every contract and every difference, and the departments' weights make 1. */
@Component
class CollectTableCheck implements DecisionCheck {

    private static final List<Double> SHARES =
            List.of(0.0, 0.01, 5.0, 10.0, 10.01, 20.0, 20.01, 49.99, 50.0, 75.0, 100.0);
    private static final Pattern WEIGHT = Pattern.compile("0\\.\\d{1,4}|1(\\.0{1,4})?");
    private static final Pattern UNIT = Pattern.compile("[a-z0-9-]{1,64}");
    private static final int LATER_YEARS = 20;

    private final Clock clock;

    CollectTableCheck(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Set<String> decisions() {
        return Set.of(CamundaCollectRules.ELIGIBILITY, CamundaCollectRules.DIFFERENCE, CamundaCollectRules.DEPARTMENTS);
    }

    @Override
    public List<String> objections(String decision, DraftTable draft) {
        return switch (decision) {
            case CamundaCollectRules.ELIGIBILITY -> eligibility().objections(draft);
            case CamundaCollectRules.DIFFERENCE -> difference().objections(draft);
            default -> departments(draft);
        };
    }

    private static TableSpec eligibility() {
        Map<String, String> results = new LinkedHashMap<>();
        results.put("GRADED", "参加评级");
        results.put(CamundaCollectRules.NOT_GRADED, "不评级");
        return new TableSpec(CamundaCollectRules.ELIGIBILITY)
                .asks("kind", "合同", codes(kinds()))
                .asks("ended", "季内终止", List.of(false, true))
                .asks("served", "服务天数占比", SHARES)
                .says(TableColumn.code("result", "结果", results))
                .says(TableColumn.free("why", "原因")
                        .neededWhen(known -> CamundaCollectRules.NOT_GRADED.equals(known.get("result"))))
                .inWords(kinds());
    }

    private static TableSpec difference() {
        Map<String, String> ways = new LinkedHashMap<>();
        for (SettledScore.Way way : List.of(SettledScore.Way.AVERAGE, SettledScore.Way.LOWER, SettledScore.Way.JOINT)) {
            ways.put(way.name(), way.label());
        }
        Map<String, String> sorts = new LinkedHashMap<>();
        sorts.put(SettledScore.Kind.ITEM.name(), "评分项");
        sorts.put(SettledScore.Kind.VETO.name(), "否决项");
        return new TableSpec(CamundaCollectRules.DIFFERENCE)
                .asks("kind", "事项", codes(sorts))
                .asks("difference", "分差", SHARES)
                .says(TableColumn.code("way", "办法", ways))
                .inWords(sorts);
    }

    /** Every kind of contract, today and later: known departments, each once, and weights that make 1. */
    private List<String> departments(DraftTable draft) {
        List<String> objections = new ArrayList<>();
        if (!Set.of("COLLECT", "RULE_ORDER").contains(draft.hitPolicy())) {
            objections.add("命中策略应为 COLLECT 或 RULE ORDER。");
        }
        if (!draft.outputs().containsAll(List.of("department", "weight"))) {
            objections.add("缺少输出列 department 或 weight。");
        }
        LocalDate today = LocalDate.now(clock);
        if (objections.isEmpty()) {
            for (PropertyContract.Kind kind : PropertyContract.Kind.values()) {
                for (LocalDate day : List.of(today, today.plusYears(LATER_YEARS))) {
                    try {
                        fault(draft.evaluate(Map.of("kind", kind.name(), "date", day)))
                                .ifPresent(fault -> objections.add(fault + "（" + kind.label() + "，" + day + "）。"));
                    } catch (DraftTable.NotComputable e) {
                        objections.add(TableSpec.notComputable(e));
                    }
                }
            }
        }
        return TableSpec.inTable(draft, objections.stream().distinct().toList());
    }

    private static Optional<String> fault(List<Map<String, Object>> rows) {
        BigDecimal sum = BigDecimal.ZERO;
        Set<String> seen = new HashSet<>();
        for (Map<String, Object> row : rows) {
            String department = String.valueOf(row.get("department"));
            String weight = String.valueOf(row.get("weight"));
            if (!UNIT.matcher(department).matches()) {
                return Optional.of("部门“" + department + "”应写单位代码，如 dept-housing");
            }
            if (!seen.add(department)) {
                return Optional.of("部门“" + department + "”列了两次");
            }
            if (!WEIGHT.matcher(weight).matches() || new BigDecimal(weight).signum() == 0) {
                return Optional.of("权重“" + weight + "”应为大于 0、不超过 1 的小数，最多四位，如 0.25");
            }
            sum = sum.add(new BigDecimal(weight));
        }
        return sum.compareTo(BigDecimal.ONE) == 0
                ? Optional.empty()
                : Optional.of("权重合计 " + sum.stripTrailingZeros().toPlainString() + "，应正好是 1");
    }

    private static List<String> codes(Map<String, String> labels) {
        return List.copyOf(labels.keySet());
    }

    private static Map<String, String> kinds() {
        Map<String, String> kinds = new LinkedHashMap<>();
        Arrays.stream(PropertyContract.Kind.values()).forEach(kind -> kinds.put(kind.name(), kind.label()));
        return kinds;
    }
}
