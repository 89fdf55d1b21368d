package cn.tongxinqiao.lift;

import cn.tongxinqiao.access.FaultsNamed.Fault;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** What makes costs unshareable. */
final class CostFaults {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final CostMethod method;
    private final BigDecimal total;
    private final List<CostUnit> units;
    private final Coefficients coefficients;
    private final List<Fault> faults = new ArrayList<>();

    private CostFaults(CostMethod method, BigDecimal total, List<CostUnit> units, Coefficients coefficients) {
        this.method = method;
        this.total = total;
        this.units = units;
        this.coefficients = coefficients;
    }

    static void refuse(CostMethod method, BigDecimal total, List<CostUnit> units, Coefficients coefficients) {
        List<Fault> faults = new CostFaults(method, total, units, coefficients).found();
        if (!faults.isEmpty()) {
            throw CostsNotShareable.because(faults);
        }
    }

    static Fault nothingToGoBy() {
        return new Fault("units", "分摊的各户系数都为零，无法分摊");
    }

    private List<Fault> found() {
        if (total.signum() < 0) {
            faults.add(new Fault("total", "分摊总额不能为负数"));
        } else if (isFinerThanFen(total)) {
            faults.add(new Fault("total", "分摊总额最多精确到分（两位小数）"));
        }
        if (units.isEmpty()) {
            faults.add(new Fault("units", "没有房屋，无法分摊"));
            return faults;
        }
        Set<String> seen = new HashSet<>();
        Set<String> named = new HashSet<>();
        for (int index = 0; index < units.size(); index++) {
            CostUnit unit = units.get(index);
            if (!seen.add(unit.unit()) && named.add(unit.unit())) {
                faults.add(new Fault("units[" + index + "].unit", "房屋“" + unit.unit() + "”出现了两次"));
            }
            judge(index, unit);
        }
        if (units.stream().noneMatch(CostUnit::pays)) {
            faults.add(new Fault("units", "没有一户分摊，无法分摊"));
        } else if (faults.isEmpty()) {
            judgeSum();
        }
        return faults;
    }

    private void judge(int index, CostUnit unit) {
        if (unit.area() != null && unit.area().signum() <= 0) {
            add(index, "area", unit, "的面积必须大于零");
        }
        switch (method) {
            case FLOOR_COEFFICIENT_AREA -> {
                judgeFloor(index, unit);
                if (unit.pays() && unit.area() == null) {
                    add(index, "area", unit, "没有面积（area）");
                }
            }
            case STEPS -> judgeFloor(index, unit);
            case PERCENT_TABLE -> judgeAgreed(index, unit, "percent", "比例", unit.percent());
            case CUSTOM -> {
                judgeAgreed(index, unit, "amount", "金额", unit.amount());
                if (unit.amount() != null && isFinerThanFen(unit.amount())) {
                    add(index, "amount", unit, "的金额最多精确到分（两位小数）");
                }
            }
            default -> {}
        }
    }

    private void judgeFloor(int index, CostUnit unit) {
        if (!unit.pays()) {
            return;
        }
        if (unit.floor() == null) {
            add(index, "floor", unit, "没有楼层（floor）");
        } else if (coefficients.of(unit.floor()).isEmpty()) {
            add(index, "floor", unit, "在第 " + unit.floor() + " 层，系数表没有这一层的系数");
        }
    }

    private void judgeAgreed(int index, CostUnit unit, String field, String word, BigDecimal figure) {
        if (figure == null) {
            if (unit.pays()) {
                add(index, field, unit, "没有" + word + "（" + field + "）");
            }
        } else if (figure.signum() < 0) {
            add(index, field, unit, "的" + word + "不能为负数");
        } else if (!unit.pays() && figure.signum() > 0) {
            add(index, field, unit, "不参与分摊，却写了" + word);
        }
    }

    private void judgeSum() {
        if (method == CostMethod.PERCENT_TABLE) {
            BigDecimal sum = sum(CostUnit::percent);
            if (sum.compareTo(HUNDRED) != 0) {
                faults.add(new Fault("units", "各户比例合计 " + plain(sum) + "%，应正好是 100%"));
            }
        } else if (method == CostMethod.CUSTOM) {
            BigDecimal sum = sum(CostUnit::amount);
            if (sum.compareTo(total) != 0) {
                faults.add(new Fault("units", "各户金额合计 " + plain(sum) + " 元，与分摊总额 " + plain(total) + " 元不符"));
            }
        }
    }

    private BigDecimal sum(Function<CostUnit, BigDecimal> figure) {
        return units.stream().map(figure).filter(value -> value != null).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private void add(int index, String field, CostUnit unit, String words) {
        faults.add(new Fault("units[" + index + "]." + field, "房屋“" + unit.unit() + "”" + words));
    }

    private static boolean isFinerThanFen(BigDecimal yuan) {
        return yuan.stripTrailingZeros().scale() > CostSharing.FEN;
    }

    private static String plain(BigDecimal figure) {
        return figure.stripTrailingZeros().toPlainString();
    }
}
