package cn.tongxinqiao.property.web;

import cn.tongxinqiao.access.FaultsNamed.Fault;
import cn.tongxinqiao.property.Grade;
import cn.tongxinqiao.property.GradeInput;
import cn.tongxinqiao.property.GradeNotReckonable;
import cn.tongxinqiao.vote.ExactFigure;
import cn.tongxinqiao.vote.FigureText;
import cn.tongxinqiao.vote.WrittenTerms;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Scores to be graded as they come over the API. All is text, so that what is wrong can be said by item and field. */
record GradeEntry(
        @Schema(description = "考核标准的版本，不写则用施行中的", example = "2025-1") @JsonDeserialize(using = FigureText.class)
        String rubric,

        @Schema(
                description = "现场评分：评分项代码和分数，标准里的每一项都要有，字符串或数字，最多两位小数",
                example =
                        "{\"basicManagement\":10,\"order\":9,\"cleaning\":14,\"greening\":7,\"facility\":14,\"fire\":11,"
                                + "\"disclosure\":9,\"complaint\":9,\"coBuilding\":10}",
                requiredMode = Schema.RequiredMode.REQUIRED)
        @JsonDeserialize(contentUsing = FigureText.class)
        Map<String, String> onsite,

        @Schema(description = "部门评分，0 至 100，最多两位小数，字符串或数字", example = "92", requiredMode = Schema.RequiredMode.REQUIRED)
        @JsonDeserialize(using = FigureText.class)
        String departments,

        @Schema(
                description = "业主测评得分，0 至 100，最多两位小数，字符串或数字",
                example = "91.0",
                requiredMode = Schema.RequiredMode.REQUIRED)
        @JsonDeserialize(using = FigureText.class)
        String ownerSatisfaction,

        @ArraySchema(arraySchema = @Schema(description = "查出的一票否决项代码，没有就不写"), schema = @Schema(example = "LIFT_UNSAFE"))
        @JsonDeserialize(contentUsing = FigureText.class)
        List<String> vetoes,

        @ArraySchema(
                arraySchema = @Schema(description = "以前各季度的等级，最早的在前，不评级的季度不写"),
                schema = @Schema(allowableValues = {"EXCELLENT", "GOOD", "PASS", "FAIL"}))
        @JsonDeserialize(contentUsing = FigureText.class)
        List<String> earlierGrades,

        @Schema(description = "本次之前仍有效的黄牌张数，不写为 0", example = "0", type = "integer")
        @JsonDeserialize(using = FigureText.class)
        String yellowCards) {

    private static final int SCALE = 2;
    private static final int MOST = 100;
    private static final int LONGEST_CODE = 40;
    private static final BigDecimal MOST_CARDS = BigDecimal.valueOf(999);

    /**
     * Reads all of it.
     *
     * @throws GradeNotReckonable naming everything that cannot be read
     */
    GradeInput read() {
        List<Fault> faults = new ArrayList<>();
        Map<String, BigDecimal> items = items(faults);
        BigDecimal given = figure(departments, "departments", "部门评分（departments）", faults);
        BigDecimal owners = figure(ownerSatisfaction, "ownerSatisfaction", "业主测评（ownerSatisfaction）", faults);
        Set<String> found = new LinkedHashSet<>(few(vetoes, "vetoes", "否决项（vetoes）", faults));
        if (found.remove(null)) {
            faults.add(new Fault("vetoes", "否决项（vetoes）里有空的"));
        }
        List<String> written = few(earlierGrades, "earlierGrades", "以前的等级（earlierGrades）", faults);
        List<Grade> earlier = new ArrayList<>();
        for (int at = 0; at < written.size(); at++) {
            earlier.add(WrittenTerms.code(
                    written.get(at), Grade.values(), "earlierGrades[" + at + "]", "第 " + (at + 1) + " 个以前的等级", faults));
        }
        int cards = cards(faults);
        if (!faults.isEmpty()) {
            throw GradeNotReckonable.because(faults);
        }
        return new GradeInput(rubric, items, given, owners, found, earlier, cards);
    }

    private Map<String, BigDecimal> items(List<Fault> faults) {
        Map<String, BigDecimal> items = new LinkedHashMap<>();
        if (onsite == null || onsite.isEmpty()) {
            faults.add(new Fault("onsite", "没有现场评分（onsite）"));
            return items;
        }
        if (onsite.size() > MOST) {
            faults.add(new Fault("onsite", "现场评分（onsite）最多 " + MOST + " 项"));
            return items;
        }
        onsite.forEach((code, score) -> {
            String shown = code.length() > LONGEST_CODE ? code.substring(0, LONGEST_CODE) + "…" : code;
            items.put(code, figure(score, "onsite." + shown, "评分项 " + shown + " 的分数", faults));
        });
        return items;
    }

    private static BigDecimal figure(String written, String field, String name, List<Fault> faults) {
        int before = faults.size();
        BigDecimal figure = ExactFigure.read(written, SCALE, field, name, faults);
        if (figure == null && faults.size() == before) {
            faults.add(new Fault(field, name + "没有写"));
        }
        return figure;
    }

    private static List<String> few(List<String> written, String field, String name, List<Fault> faults) {
        if (written == null) {
            return List.of();
        }
        if (written.size() > MOST) {
            faults.add(new Fault(field, name + "最多 " + MOST + " 个"));
            return List.of();
        }
        return written;
    }

    private int cards(List<Fault> faults) {
        if (yellowCards == null || yellowCards.isBlank()) {
            return 0;
        }
        List<Fault> own = new ArrayList<>();
        BigDecimal cards = ExactFigure.read(yellowCards, 0, "yellowCards", "", own);
        if (!own.isEmpty() || cards == null || cards.signum() < 0 || cards.compareTo(MOST_CARDS) > 0) {
            faults.add(new Fault("yellowCards", "黄牌张数（yellowCards）应为 0 至 " + MOST_CARDS + " 的整数"));
            return 0;
        }
        return cards.intValueExact();
    }
}
