package cn.tongxinqiao.property.web;

import cn.tongxinqiao.property.Graded;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** A grade as it goes over the API: figures as decimal text. */
record GradeView(
        @Schema(description = "现场各项合计", example = "93") String onsiteScore,

        @Schema(description = "综合得分，两位小数", example = "92.10")
        String composite,

        @Schema(
                description = "等级：EXCELLENT 优秀，GOOD 良好，PASS 合格，FAIL 不合格",
                allowableValues = {"EXCELLENT", "GOOD", "PASS", "FAIL"})
        String grade,

        @Schema(
                description = "结果运用：RED_LIST 列入红榜，NONE 无，ADVICE 提出改进建议，RECTIFY 约谈并限期整改，PROPOSE_EXIT 建议退出",
                allowableValues = {"RED_LIST", "NONE", "ADVICE", "RECTIFY", "PROPOSE_EXIT"})
        String action,

        @Schema(description = "怎样算出来的，一步一句") List<String> explanation) {

    static GradeView of(Graded graded) {
        return new GradeView(
                plain(graded),
                graded.composite().toPlainString(),
                graded.grade().name(),
                graded.action().name(),
                graded.explanation());
    }

    /** Whole points without decimals, others as they are. */
    private static String plain(Graded graded) {
        return graded.onsite().signum() == 0
                ? "0"
                : graded.onsite().stripTrailingZeros().toPlainString();
    }
}
