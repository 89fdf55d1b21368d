package cn.tongxinqiao.lift.web;

import cn.tongxinqiao.lift.CostMethod;
import cn.tongxinqiao.lift.HomeTerms;
import cn.tongxinqiao.lift.MoneyLine;
import cn.tongxinqiao.lift.SchemeHome;
import cn.tongxinqiao.lift.SchemeRefused;
import cn.tongxinqiao.lift.SchemeTerms;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The form of a scheme as it was typed, whatever was typed: what is wrong stays on the page to be put right. */
final class TypedScheme {

    /** Money of one kind, with the names of its fields. */
    static final List<String> KINDS = List.of("item", "subsidy", "other");

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,12}([.][0-9]{1,8})?");
    private static final Pattern LINE = Pattern.compile("(item|subsidy|other)-(label|amount|source)-([0-9]{1,2})");
    private static final List<String> USUAL = List.of("设备", "土建", "管线迁改", "勘察设计", "监理及其他");
    private static final int SPARE = 2;

    private final Map<String, String> values;
    private final List<String> faults = new ArrayList<>();

    TypedScheme(Map<String, String> values) {
        this.values = new LinkedHashMap<>(values);
    }

    /** Terms as the form shows them. */
    static TypedScheme of(SchemeTerms terms) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("name", terms.name());
        values.put("place", terms.place());
        values.put("rulesOn", terms.rulesOn().toString());
        values.put("method", terms.method().name());
        values.put("tableSubsidy", terms.tableSubsidy() ? "true" : "");
        values.put("capReason", terms.capReason());
        values.put("note", terms.note());
        lines(values, "item", terms.items());
        lines(values, "subsidy", terms.subsidies());
        lines(values, "other", terms.otherMoney());
        for (HomeTerms home : terms.homes()) {
            String field = "home-" + home.home() + "-";
            values.put(field + "pays", home.pays() ? "true" : "");
            values.put(field + "percent", plain(home.percent()));
            values.put(field + "amount", plain(home.amount()));
            values.put(field + "compensation", home.compensation().signum() == 0 ? "" : plain(home.compensation()));
            values.put(field + "reason", home.compensationReason());
            values.put(field + "later", home.joinsLater());
        }
        return new TypedScheme(values);
    }

    private static void lines(Map<String, String> values, String kind, List<MoneyLine> lines) {
        for (int i = 0; i < lines.size(); i++) {
            values.put(kind + "-label-" + i, lines.get(i).label());
            values.put(kind + "-amount-" + i, plain(lines.get(i).amount()));
            values.put(kind + "-source-" + i, lines.get(i).source());
        }
    }

    /** Names the items a lift usually has, where none is named. */
    TypedScheme withUsualItems() {
        for (int i = 0; i < USUAL.size(); i++) {
            values.putIfAbsent("item-label-" + i, USUAL.get(i));
        }
        return this;
    }

    /** What stands in a field; empty for nothing. */
    public String value(String field) {
        String value = values.get(field);
        return value == null ? "" : value;
    }

    /** Whether a box is ticked. */
    public boolean ticked(String field) {
        return !value(field).isEmpty();
    }

    /** The rows of a kind of money: those with something in them, and some to spare. */
    public List<Integer> rows(String kind) {
        int last = values.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(kind + "-")
                        && !value(entry.getKey()).isBlank())
                .map(entry -> LINE.matcher(entry.getKey()))
                .filter(java.util.regex.Matcher::matches)
                .mapToInt(matcher -> Integer.parseInt(matcher.group(3)))
                .max()
                .orElse(-1);
        List<Integer> rows = new ArrayList<>();
        for (int i = 0; i <= last + SPARE; i++) {
            rows.add(i);
        }
        return rows;
    }

    /**
     * What was typed as terms.
     *
     * @param homes the homes the form asked about
     * @return the terms
     * @throws SchemeRefused naming every figure that is none
     */
    SchemeTerms terms(List<SchemeHome> homes) {
        faults.clear();
        SchemeTerms terms = new SchemeTerms(
                value("name"),
                value("place").strip(),
                day(),
                Arrays.stream(CostMethod.values())
                        .filter(method -> method.name().equals(value("method")))
                        .findFirst()
                        .orElse(null),
                money("item", "造价"),
                ticked("tableSubsidy"),
                money("subsidy", "补贴"),
                money("other", "其他资金"),
                homes.stream().map(this::home).toList(),
                value("capReason"),
                value("note"));
        if (!faults.isEmpty()) {
            throw SchemeRefused.because(String.join("；", faults) + "。");
        }
        return terms;
    }

    private LocalDate day() {
        try {
            return value("rulesOn").isBlank()
                    ? null
                    : LocalDate.parse(value("rulesOn").strip());
        } catch (DateTimeParseException e) {
            faults.add("日期请写成 2026-07-01 这样");
            return null;
        }
    }

    private List<MoneyLine> money(String kind, String what) {
        List<MoneyLine> lines = new ArrayList<>();
        for (int row : rows(kind)) {
            String label = value(kind + "-label-" + row);
            BigDecimal amount = number(kind + "-amount-" + row, what + "第 " + (row + 1) + " 行的金额");
            if (amount != null) {
                lines.add(new MoneyLine(label, amount, value(kind + "-source-" + row)));
            }
        }
        return lines;
    }

    private HomeTerms home(SchemeHome home) {
        String field = "home-" + home.id() + "-";
        return new HomeTerms(
                home.id(),
                ticked(field + "pays"),
                number(field + "percent", home.label() + " 的比例"),
                number(field + "amount", home.label() + " 的约定金额"),
                number(field + "compensation", home.label() + " 的补偿"),
                value(field + "reason"),
                value(field + "later"));
    }

    /** As people write amounts: full-width digits, separated thousands, the unit behind. */
    private BigDecimal number(String field, String what) {
        String typed = Normalizer.normalize(value(field), Normalizer.Form.NFKC).replaceAll("[,，\\s元%¥]", "");
        if (typed.isEmpty()) {
            return null;
        }
        if (!NUMBER.matcher(typed).matches()) {
            faults.add(what + "“" + value(field) + "”不是数字");
            return null;
        }
        return new BigDecimal(typed);
    }

    private static String plain(BigDecimal figure) {
        return figure == null ? "" : figure.toPlainString();
    }
}
