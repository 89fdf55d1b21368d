package cn.tongxinqiao.property;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a draft of a rubric is to say.
 *
 * @param name its Chinese name
 * @param onsite weight of the score on site
 * @param departments weight of the departments' score
 * @param owners weight of the owners' score
 * @param items what is scored on site, in order
 * @param vetoes what makes the grade a failure, in order
 */
public record RubricDraft(
        String name,
        BigDecimal onsite,
        BigDecimal departments,
        BigDecimal owners,
        List<Rubric.Item> items,
        List<Rubric.Veto> vetoes) {

    private static final int MOST = 50;
    private static final int LONGEST_CODE = 40;
    private static final int WEIGHT_SCALE = 4;
    private static final int POINT_SCALE = 2;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final Pattern ITEM = Pattern.compile("[a-z][A-Za-z0-9]*");
    private static final Pattern VETO = Pattern.compile("[A-Z][A-Z0-9_]*");

    /**
     * Checks the whole of it.
     *
     * @return it with names stripped
     * @throws PropertyRefused naming the first thing that is wrong
     */
    RubricDraft checked() {
        weight("现场评分权重", onsite);
        weight("部门评分权重", departments);
        weight("业主测评权重", owners);
        if (onsite.signum() == 0) {
            throw PropertyRefused.because("“现场评分权重”应大于 0。");
        }
        BigDecimal sum = onsite.add(departments).add(owners);
        if (sum.compareTo(BigDecimal.ONE) != 0) {
            throw PropertyRefused.because("三部分权重合计 " + plain(sum) + "，应正好是 1。");
        }
        List<Rubric.Item> checkedItems = items();
        if (checkedItems.isEmpty() || checkedItems.size() > MOST || vetoes.size() > MOST) {
            throw PropertyRefused.because("评分项应有 1 至 " + MOST + " 项，否决项最多 " + MOST + " 项。");
        }
        Set<String> seen = new HashSet<>();
        checkedItems = checkedItems.stream().map(item -> checked(item, seen)).toList();
        BigDecimal points = checkedItems.stream().map(Rubric.Item::max).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (points.compareTo(HUNDRED) != 0) {
            throw PropertyRefused.because("各评分项满分合计 " + plain(points) + "，应正好是 100。");
        }
        return new RubricDraft(
                PropertyTexts.line("名称", name, PropertyTexts.LINE),
                onsite,
                departments,
                owners,
                checkedItems,
                vetoes.stream().map(veto -> checked(veto, seen)).toList());
    }

    private static Rubric.Item checked(Rubric.Item item, Set<String> seen) {
        code("评分项", item.code(), ITEM, "小写字母开头的字母和数字，如 fire", seen);
        BigDecimal max = item.max();
        if (max == null || max.signum() <= 0 || max.compareTo(HUNDRED) > 0 || isFiner(max, POINT_SCALE)) {
            throw PropertyRefused.because("评分项“" + item.code() + "”的满分应大于 0、不超过 100，最多两位小数。");
        }
        return new Rubric.Item(
                item.code(), PropertyTexts.line("评分项 " + item.code() + " 的名称", item.name(), PropertyTexts.LINE), max);
    }

    private static Rubric.Veto checked(Rubric.Veto veto, Set<String> seen) {
        code("否决项", veto.code(), VETO, "大写字母、数字和下划线，以字母开头，如 FIRE_LANE_BLOCKED", seen);
        return new Rubric.Veto(
                veto.code(), PropertyTexts.line("否决项 " + veto.code() + " 的名称", veto.name(), PropertyTexts.LINE));
    }

    private static void code(String kind, String code, Pattern pattern, String manner, Set<String> seen) {
        if (code == null
                || code.length() > LONGEST_CODE
                || !pattern.matcher(code).matches()) {
            throw PropertyRefused.because(kind + "代码“" + brief(code) + "”应为" + manner + "，最多 " + LONGEST_CODE + " 个字。");
        }
        if (!seen.add(code)) {
            throw PropertyRefused.because(kind + "代码“" + code + "”出现了两次。");
        }
    }

    private static void weight(String name, BigDecimal weight) {
        if (weight == null
                || weight.signum() < 0
                || weight.compareTo(BigDecimal.ONE) > 0
                || isFiner(weight, WEIGHT_SCALE)) {
            throw PropertyRefused.because("“" + name + "”应为 0 至 1 的小数，最多四位，如 0.40。");
        }
    }

    private static boolean isFiner(BigDecimal figure, int scale) {
        return figure.stripTrailingZeros().scale() > scale;
    }

    private static String brief(String code) {
        return code == null ? "" : code.length() > LONGEST_CODE ? code.substring(0, LONGEST_CODE) + "…" : code;
    }

    private static String plain(BigDecimal figure) {
        return figure.stripTrailingZeros().toPlainString();
    }
}
