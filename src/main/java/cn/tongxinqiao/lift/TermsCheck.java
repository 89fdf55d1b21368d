package cn.tongxinqiao.lift;

import cn.tongxinqiao.privacy.TextRules;
import cn.tongxinqiao.vote.Place;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a scheme may lay down. */
final class TermsCheck {

    /** Most lines of one kind of money. */
    static final int MOST_LINES = 40;

    static final int LONGEST_NAME = 40;
    static final int LONGEST_LABEL = 60;
    static final int LONGEST_TEXT = 300;

    private static final BigDecimal MOST = new BigDecimal("999999999.99");
    private static final int FEN = 2;

    /** Beyond these a date is a slip of the hand. */
    private static final LocalDate FIRST_DAY = LocalDate.of(1949, 10, 1);

    private static final LocalDate LAST_DAY = LocalDate.of(2199, 12, 31);
    private static final int FINEST_PERCENT = 6;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private TermsCheck() {}

    /**
     * Accepts terms.
     *
     * @param terms as typed
     * @param homes the homes the lift serves; what is said about others is left out
     * @return the terms, texts without spaces around them
     * @throws SchemeRefused naming what is wrong
     */
    static SchemeTerms accepted(SchemeTerms terms, List<SchemeHome> homes) {
        if (terms.method() == null) {
            throw SchemeRefused.because("请选择分摊办法。");
        }
        if (terms.rulesOn() == null) {
            throw SchemeRefused.because("请填写按哪天的规定。");
        }
        if (terms.rulesOn().isBefore(FIRST_DAY) || terms.rulesOn().isAfter(LAST_DAY)) {
            throw SchemeRefused.because("日期应在 " + FIRST_DAY.getYear() + " 年到 " + LAST_DAY.getYear() + " 年之间。");
        }
        if (terms.place() == null || !Place.isCode(terms.place())) {
            throw SchemeRefused.because("地区编码请写行政区划代码，例如 440118。");
        }
        String name = text(terms.name(), LONGEST_NAME, "名称");
        if (name == null) {
            throw SchemeRefused.because("请填写方案名称，例如“方案A”。");
        }
        List<HomeTerms> said = new ArrayList<>();
        for (SchemeHome home : homes) {
            terms.homes().stream()
                    .filter(one -> one.home() == home.id())
                    .findFirst()
                    .map(one -> home(one, home.label()))
                    .ifPresent(said::add);
        }
        return new SchemeTerms(
                name,
                terms.place(),
                terms.rulesOn(),
                terms.method(),
                lines(terms.items(), "造价"),
                terms.tableSubsidy(),
                lines(terms.subsidies(), "补贴"),
                lines(terms.otherMoney(), "其他资金"),
                said,
                text(terms.capReason(), LONGEST_TEXT, "超出补偿上限的理由"),
                text(terms.note(), LONGEST_TEXT, "备注"));
    }

    private static HomeTerms home(HomeTerms said, String label) {
        if (said.percent() != null
                && (said.percent().signum() < 0
                        || said.percent().compareTo(HUNDRED) > 0
                        || said.percent().stripTrailingZeros().scale() > FINEST_PERCENT)) {
            throw SchemeRefused.because(label + " 的比例应在 0 到 100 之间，最多 " + FINEST_PERCENT + " 位小数。");
        }
        if (said.amount() != null) {
            money(said.amount(), label + " 的约定金额");
        }
        money(said.compensation(), label + " 的补偿");
        return new HomeTerms(
                said.home(),
                said.pays(),
                said.percent(),
                said.amount(),
                said.compensation(),
                text(said.compensationReason(), LONGEST_TEXT, label + " 的补偿理由"),
                text(said.joinsLater(), LONGEST_TEXT, label + " 的以后加入约定"));
    }

    private static List<MoneyLine> lines(List<MoneyLine> lines, String what) {
        if (lines.size() > MOST_LINES) {
            throw SchemeRefused.because(what + "最多 " + MOST_LINES + " 行。");
        }
        Set<String> seen = new HashSet<>();
        List<MoneyLine> accepted = new ArrayList<>();
        for (MoneyLine line : lines) {
            String label = text(line.label(), LONGEST_LABEL, what + "的名称");
            if (label == null) {
                throw SchemeRefused.because(what + "有一行写了金额，没有写名称。");
            }
            if (!seen.add(label)) {
                throw SchemeRefused.because(what + "里“" + label + "”写了两行，请合在一起或者换个名称。");
            }
            accepted.add(new MoneyLine(
                    label,
                    money(line.amount(), what + "“" + label + "”"),
                    text(line.source(), LONGEST_TEXT, "“" + label + "”的来源")));
        }
        return accepted;
    }

    private static BigDecimal money(BigDecimal amount, String what) {
        if (amount.signum() < 0) {
            throw SchemeRefused.because(what + "不能是负数。");
        }
        if (amount.stripTrailingZeros().scale() > FEN) {
            throw SchemeRefused.because(what + "最多到分，两位小数。");
        }
        if (amount.compareTo(MOST) > 0) {
            throw SchemeRefused.because(what + "太大了，最多 " + MOST.toPlainString() + " 元。");
        }
        return amount.setScale(FEN);
    }

    private static String text(String typed, int longest, String what) {
        if (TextRules.saysNothing(typed)) {
            return null;
        }
        String text = TextRules.accept(typed).strip();
        if (text.codePointCount(0, text.length()) > longest) {
            throw SchemeRefused.because(what + "最多 " + longest + " 个字。");
        }
        return text;
    }
}
