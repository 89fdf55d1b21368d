package cn.tongxinqiao.lift;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/** What the frozen scheme has already said, as a first text of parts of the agreement. */
final class AgreementTexts {

    private AgreementTexts() {}

    static String fromScheme(String part, LiftScheme scheme) {
        return switch (part) {
            case "BUDGET" -> budget(scheme.reckoning(), scheme.terms());
            case "COMPENSATION" -> compensation(scheme.reckoning().homes());
            default -> null;
        };
    }

    private static String budget(Reckoning money, SchemeTerms terms) {
        StringBuilder text = new StringBuilder("工程造价 " + LiftWords.yuan(money.cost()) + " 元（"
                + terms.items().stream()
                        .map(item -> item.label() + " " + LiftWords.yuan(item.amount()) + " 元")
                        .collect(Collectors.joining("，"))
                + "）");
        if (money.subsidies().signum() > 0) {
            text.append("，财政补贴 ").append(LiftWords.yuan(money.subsidies())).append(" 元");
        }
        if (money.otherMoney().signum() > 0) {
            text.append("，其他资金 ").append(LiftWords.yuan(money.otherMoney())).append(" 元");
        }
        return text.append("，补偿 ")
                .append(LiftWords.yuan(money.compensation()))
                .append(" 元，由 ")
                .append(money.payers())
                .append(" 户分摊 ")
                .append(LiftWords.yuan(money.pool()))
                .append(" 元，各户数额见附表。")
                .toString();
    }

    private static String compensation(List<ReckonedHome> homes) {
        List<ReckonedHome> paid = homes.stream()
                .filter(home -> home.terms().compensation().signum() > 0)
                .toList();
        if (paid.isEmpty()) {
            return "没有约定补偿。";
        }
        BigDecimal sum =
                paid.stream().map(home -> home.terms().compensation()).reduce(BigDecimal.ZERO, BigDecimal::add);
        return "补偿 " + paid.size() + " 户共 " + LiftWords.yuan(sum) + " 元："
                + paid.stream()
                        .map(home -> home.home().label() + " "
                                + LiftWords.yuan(home.terms().compensation()) + " 元")
                        .collect(Collectors.joining("，"))
                + "。";
    }
}
