package cn.tongxinqiao.vote.web;

import cn.tongxinqiao.access.FaultsNamed.Fault;
import cn.tongxinqiao.vote.Choice;
import cn.tongxinqiao.vote.ExactFigure;
import cn.tongxinqiao.vote.FigureText;
import cn.tongxinqiao.vote.MatterKind;
import cn.tongxinqiao.vote.TallyUnit;
import cn.tongxinqiao.vote.VoteNotCountable;
import cn.tongxinqiao.vote.WrittenTerms;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A vote as it comes over the API. All is text, so that what is wrong can be said by home and field. */
record TallyEntry(
        @Schema(
                description = "事项类别：IMPORTANT 重大事项，ORDINARY 一般事项",
                allowableValues = {"IMPORTANT", "ORDINARY"},
                requiredMode = Schema.RequiredMode.REQUIRED)
        String matter,

        @Schema(description = "行政区划代码，不写则用不分地区的规则", example = "440118") @JsonDeserialize(using = FigureText.class)
        String place,

        @Schema(description = "表决日期，不写则为今天", example = "2026-11-20")
        String date,

        @ArraySchema(arraySchema = @Schema(requiredMode = Schema.RequiredMode.REQUIRED))
        List<Home> units) {

    private static final int MOST_UNITS = 20_000;
    private static final int LONGEST_TEXT = 50;
    private static final int AREA_SCALE = 4;

    /** One home. */
    record Home(
            @Schema(description = "房号，不能重复", example = "101", requiredMode = Schema.RequiredMode.REQUIRED)
            @JsonDeserialize(using = FigureText.class)
            String unit,

            @Schema(
                    description = "专有部分面积（平方米），字符串或数字，大于零，最多 4 位小数",
                    example = "88.60",
                    requiredMode = Schema.RequiredMode.REQUIRED)
            @JsonDeserialize(using = FigureText.class)
            String area,

            @Schema(
                    description = "业主编号，同一业主的几套房写同一个编号，只算一人",
                    example = "O01",
                    requiredMode = Schema.RequiredMode.REQUIRED)
            @JsonDeserialize(using = FigureText.class)
            String owner,

            @Schema(
                    description = "意见：AGREE 同意，OPPOSE 反对，ABSTAIN 弃权，ABSENT 未参与",
                    allowableValues = {"AGREE", "OPPOSE", "ABSTAIN", "ABSENT"},
                    requiredMode = Schema.RequiredMode.REQUIRED)
            String choice) {}

    /** What is to be counted. */
    record Asked(MatterKind kind, String place, LocalDate date, List<TallyUnit> units) {}

    /**
     * Reads all of it.
     *
     * @param today what counts where no day is given
     * @throws VoteNotCountable naming everything that is wrong
     */
    Asked read(LocalDate today) {
        List<Fault> faults = new ArrayList<>();
        MatterKind kind = WrittenTerms.code(matter, MatterKind.values(), "matter", "事项类别（matter）", faults);
        LocalDate day = WrittenTerms.day(date, today, faults);
        List<TallyUnit> homes = new ArrayList<>();
        if (units == null || units.isEmpty()) {
            faults.add(new Fault("units", "没有房屋，无法计票"));
        } else if (units.size() > MOST_UNITS) {
            faults.add(new Fault("units", "一次最多计 " + MOST_UNITS + " 套房屋"));
        } else {
            for (int index = 0; index < units.size(); index++) {
                homes.add(home(index, units.get(index), faults));
            }
        }
        if (!faults.isEmpty()) {
            throw VoteNotCountable.because(faults);
        }
        return new Asked(kind, place, day, homes);
    }

    private static TallyUnit home(int index, Home home, List<Fault> faults) {
        String path = "units[" + index + "].";
        if (home == null) {
            faults.add(new Fault("units[" + index + "]", "第 " + (index + 1) + " 套房屋是空的"));
            return null;
        }
        String name = text(home.unit(), path + "unit", "第 " + (index + 1) + " 套房屋", "房号（unit）", faults);
        String of = name == null ? "第 " + (index + 1) + " 套房屋" : "房屋“" + name + "”";
        String owner = text(home.owner(), path + "owner", of, "业主（owner）", faults);
        int before = faults.size();
        BigDecimal area = ExactFigure.read(home.area(), AREA_SCALE, path + "area", of + "的面积（area）", faults);
        if (area == null && faults.size() == before) {
            faults.add(new Fault(path + "area", of + "没有面积（area）"));
        } else if (area != null && area.signum() <= 0) {
            faults.add(new Fault(path + "area", of + "的面积（area）必须大于零"));
        }
        Choice choice = WrittenTerms.code(home.choice(), Choice.values(), path + "choice", of + "的意见（choice）", faults);
        return new TallyUnit(name, area, owner, choice);
    }

    private static String text(String given, String field, String of, String name, List<Fault> faults) {
        if (given == null || given.isBlank()) {
            faults.add(new Fault(field, of + "没有" + name));
            return null;
        }
        if (given.strip().length() > LONGEST_TEXT) {
            faults.add(new Fault(field, of + "的" + name + "最多 " + LONGEST_TEXT + " 个字"));
            return null;
        }
        return given.strip();
    }
}
