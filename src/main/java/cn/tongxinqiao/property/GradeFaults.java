package cn.tongxinqiao.property;

import cn.tongxinqiao.access.FaultsNamed.Fault;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What makes a grade unreckonable; the fields are called as in the public calculator. */
final class GradeFaults {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int SCALE = 2;
    private static final int LONGEST_CODE = 40;

    private final List<Fault> faults = new ArrayList<>();

    private GradeFaults() {}

    /** Refuses what cannot be scored by a version, naming all of it. */
    static void refuse(Rubric rubric, GradeInput input) {
        List<Fault> found = of(rubric, input);
        if (!found.isEmpty()) {
            throw GradeNotReckonable.because(found);
        }
    }

    static List<Fault> of(Rubric rubric, GradeInput input) {
        GradeFaults faults = new GradeFaults();
        faults.items(rubric, input.onsite() == null ? Map.of() : input.onsite());
        faults.part("departments", "部门评分", input.departments());
        faults.part("ownerSatisfaction", "业主测评", input.owners());
        for (String veto : input.vetoes() == null ? Set.<String>of() : input.vetoes()) {
            if (rubric.veto(veto).isEmpty()) {
                faults.add("vetoes", "否决项（vetoes）“" + brief(veto) + "”不在标准 " + rubric.code() + " 里");
            }
        }
        if (input.yellowCards() < 0) {
            faults.add("yellowCards", "黄牌张数（yellowCards）不能是负数");
        }
        return faults.faults;
    }

    private void items(Rubric rubric, Map<String, BigDecimal> scores) {
        if (scores.isEmpty()) {
            add("onsite", "没有现场评分（onsite）");
            return;
        }
        scores.keySet().stream()
                .filter(code -> rubric.item(code).isEmpty())
                .forEach(code -> add("onsite." + brief(code), "评分项“" + brief(code) + "”不在标准 " + rubric.code() + " 里"));
        for (Rubric.Item item : rubric.items()) {
            BigDecimal score = scores.get(item.code());
            String field = "onsite." + item.code();
            String name = item.name() + "（" + item.code() + "）";
            if (score == null) {
                add(field, name + "没有分数");
            } else if (score.signum() < 0) {
                add(field, name + "不能低于 0 分");
            } else if (score.compareTo(item.max()) > 0) {
                add(field, name + " " + plain(score) + " 分超过满分 " + plain(item.max()) + " 分");
            } else if (isFiner(score)) {
                add(field, name + "最多两位小数");
            }
        }
    }

    private void part(String field, String name, BigDecimal figure) {
        if (figure == null) {
            add(field, "没有" + name + "（" + field + "）");
        } else if (figure.signum() < 0 || figure.compareTo(HUNDRED) > 0) {
            add(field, name + "（" + field + "）应在 0 至 100 之间");
        } else if (isFiner(figure)) {
            add(field, name + "（" + field + "）最多两位小数");
        }
    }

    private void add(String field, String message) {
        faults.add(new Fault(field, message));
    }

    private static boolean isFiner(BigDecimal figure) {
        return figure.stripTrailingZeros().scale() > SCALE;
    }

    static String plain(BigDecimal figure) {
        return figure.signum() == 0 ? "0" : figure.stripTrailingZeros().toPlainString();
    }

    private static String brief(String code) {
        String shown = code == null ? "" : code;
        return shown.length() > LONGEST_CODE ? shown.substring(0, LONGEST_CODE) + "…" : shown;
    }
}
