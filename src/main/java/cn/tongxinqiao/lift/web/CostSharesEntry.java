package cn.tongxinqiao.lift.web;

import cn.tongxinqiao.access.FaultsNamed.Fault;
import cn.tongxinqiao.lift.CostMethod;
import cn.tongxinqiao.lift.CostUnit;
import cn.tongxinqiao.lift.CostsNotShareable;
import cn.tongxinqiao.vote.ExactFigure;
import cn.tongxinqiao.vote.FigureText;
import cn.tongxinqiao.vote.WrittenTerms;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Costs to be shared as they come over the API. All is text, so that what is wrong can be said by home and field. */
record CostSharesEntry(
        @Schema(
                description =
                        "办法：FLOOR_COEFFICIENT_AREA 楼层系数×面积，EQUAL 平均，STEPS 按上楼层数，" + "PERCENT_TABLE 约定比例，CUSTOM 约定金额",
                allowableValues = {"FLOOR_COEFFICIENT_AREA", "EQUAL", "STEPS", "PERCENT_TABLE", "CUSTOM"},
                requiredMode = Schema.RequiredMode.REQUIRED)
        String method,

        @Schema(description = "行政区划代码，不写则用不分地区的系数", example = "440118") @JsonDeserialize(using = FigureText.class)
        String place,

        @Schema(description = "日期，不写则为今天", example = "2026-11-20")
        String date,

        @Schema(description = "分摊总额（元），字符串或数字，精确到分", example = "586000.00", requiredMode = Schema.RequiredMode.REQUIRED)
        @JsonDeserialize(using = FigureText.class)
        String total,

        @ArraySchema(arraySchema = @Schema(requiredMode = Schema.RequiredMode.REQUIRED))
        List<Home> units) {

    private static final int MOST_UNITS = 20_000;
    private static final int LONGEST_TEXT = 50;
    private static final int AREA_SCALE = 4;
    private static final int PERCENT_SCALE = 8;

    /** One more than anybody hands in, so that the room itself says that a fen is the finest. */
    private static final int MONEY_SCALE = 20;

    private static final BigDecimal HIGHEST_FLOOR = BigDecimal.valueOf(999);

    /** One home. */
    record Home(
            @Schema(description = "房号，不能重复", example = "301", requiredMode = Schema.RequiredMode.REQUIRED)
            @JsonDeserialize(using = FigureText.class)
            String unit,

            @Schema(description = "楼层，按楼层的两种办法必填", example = "3", type = "integer")
            @JsonDeserialize(using = FigureText.class)
            String floor,

            @Schema(description = "专有部分面积（平方米），按面积的办法必填，大于零，最多 4 位小数", example = "88.60")
            @JsonDeserialize(using = FigureText.class)
            String area,

            @Schema(description = "是否参与分摊，不写为参与") Boolean pays,

            @Schema(description = "约定比例（%），办法为 PERCENT_TABLE 时参与分摊的必填，合计正好 100", example = "2.5")
            @JsonDeserialize(using = FigureText.class)
            String percent,

            @Schema(description = "约定金额（元），办法为 CUSTOM 时参与分摊的必填，合计正好为总额", example = "8678.96")
            @JsonDeserialize(using = FigureText.class)
            String amount) {}

    /** What is to be shared. */
    record Asked(CostMethod method, String place, LocalDate date, BigDecimal total, List<CostUnit> units) {}

    /**
     * Reads all of it.
     *
     * @param today what counts where no day is given
     * @throws CostsNotShareable naming everything that is wrong
     */
    Asked read(LocalDate today) {
        List<Fault> faults = new ArrayList<>();
        CostMethod how = WrittenTerms.code(method, CostMethod.values(), "method", "办法（method）", faults);
        LocalDate day = WrittenTerms.day(date, today, faults);
        BigDecimal sum = required(total, MONEY_SCALE, "total", "分摊总额（total）", faults);
        List<CostUnit> homes = new ArrayList<>();
        if (units == null || units.isEmpty()) {
            faults.add(new Fault("units", "没有房屋，无法分摊"));
        } else if (units.size() > MOST_UNITS) {
            faults.add(new Fault("units", "一次最多算 " + MOST_UNITS + " 套房屋"));
        } else {
            for (int index = 0; index < units.size(); index++) {
                homes.add(home(index, units.get(index), faults));
            }
        }
        if (!faults.isEmpty()) {
            throw CostsNotShareable.because(faults);
        }
        return new Asked(how, place, day, sum, homes);
    }

    private static CostUnit home(int index, Home home, List<Fault> faults) {
        String path = "units[" + index + "].";
        String at = "第 " + (index + 1) + " 套房屋";
        if (home == null) {
            faults.add(new Fault("units[" + index + "]", at + "是空的"));
            return null;
        }
        String name = home.unit() == null ? "" : home.unit().strip();
        if (name.isEmpty()) {
            faults.add(new Fault(path + "unit", at + "没有房号（unit）"));
        } else if (name.length() > LONGEST_TEXT) {
            faults.add(new Fault(path + "unit", at + "的房号（unit）最多 " + LONGEST_TEXT + " 个字"));
            name = "";
        }
        String of = name.isEmpty() ? at : "房屋“" + name + "”";
        return new CostUnit(
                name,
                floor(home.floor(), path + "floor", of + "的楼层（floor）", faults),
                ExactFigure.read(home.area(), AREA_SCALE, path + "area", of + "的面积（area）", faults),
                home.pays() == null || home.pays(),
                ExactFigure.read(home.percent(), PERCENT_SCALE, path + "percent", of + "的比例（percent）", faults),
                ExactFigure.read(home.amount(), MONEY_SCALE, path + "amount", of + "的金额（amount）", faults));
    }

    private static Integer floor(String written, String field, String name, List<Fault> faults) {
        List<Fault> own = new ArrayList<>();
        BigDecimal floor = ExactFigure.read(written, 0, field, name, own);
        if (!own.isEmpty() || floor != null && floor.abs().compareTo(HIGHEST_FLOOR) > 0) {
            faults.add(new Fault(field, name + "应为 " + HIGHEST_FLOOR + " 以内的整数"));
            return null;
        }
        return floor == null ? null : floor.intValueExact();
    }

    private static BigDecimal required(String written, int scale, String field, String name, List<Fault> faults) {
        if (written == null || written.isBlank()) {
            faults.add(new Fault(field, name + "没有写"));
        }
        return ExactFigure.read(written, scale, field, name, faults);
    }
}
