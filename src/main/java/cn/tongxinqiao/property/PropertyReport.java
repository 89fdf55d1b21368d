package cn.tongxinqiao.property;

import java.util.List;
import java.util.Map;

/**
 * The report 两升一降: fees and praise up, complaints down, in a quarter, as far as the reader may see.
 *
 * @param quarter the quarter
 * @param town code of the town it is about; null for all
 * @param choices towns the reader may choose, code and name
 * @param total all together
 * @param towns each town
 * @param compounds each compound
 * @param trend all together in the last quarters, the oldest first, this one last
 */
public record PropertyReport(
        Quarter quarter,
        String town,
        Map<String, String> choices,
        Line total,
        List<Line> towns,
        List<Line> compounds,
        List<Point> trend) {

    /** What each figure means; shown beside them wherever they are. */
    public static final List<String> DEFINITIONS = List.of(
            "物业费收缴率：本季度已缴费户数 ÷ 合同应缴费户数。企业自评上报、社区核实；没有报的合同，分子分母都不算。",
            "好评率：业主测评中评价为好评的有效答卷 ÷ 有效答卷。没有开展测评或没有人答的不算。",
            "投诉：合同有效的日子里收到的本小区物业类诉求中，类型是投诉或举报的件数，各种渠道都算，不受理的和并入别件的不算；由平台自己的诉求记录统计，不由企业填报。",
            "环比、同比、较年初：分别与上一季度、上年同一季度、本年第 1 季度相比。两个率的升降是百分点，投诉的升降是百分比。",
            "率和升降都用户数、件数直接计算，最后一步四舍五入到两位小数；数字不知道或基数为 0 的写“—”。",
            "同一小区一个季度里先后有两份合同的，两份的户数、答卷、件数相加，小区只算一个。不评级的合同，有数字的照样算。",
            "“n/m 个小区”：m 个参加考核的小区里有 n 个知道这个数字。两期小区数不同的，升降只供参考，标“*”。");

    /**
     * One line.
     *
     * @param code code of the town or compound; null for all together
     * @param name its name
     * @param town name of the town of a compound; null otherwise
     * @param firms companies of a compound in the quarter; null otherwise
     * @param now its figures
     * @param before the figures it is compared with, {@link ReportSums#NONE} where there are none
     */
    public record Line(
            String code, String name, String town, String firms, ReportSums now, Map<ReportBase, ReportSums> before) {}

    /**
     * A quarter of the trend.
     *
     * @param quarter the quarter
     * @param sums its figures
     */
    public record Point(Quarter quarter, ReportSums sums) {}

    /** Whether there is nothing to show. */
    public boolean isEmpty() {
        return total.now().contracts() == 0;
    }
}
