package cn.tongxinqiao.property.process;

import cn.tongxinqiao.property.OnsiteScores;
import cn.tongxinqiao.property.PropertyAssessment;
import cn.tongxinqiao.property.Rubric;
import cn.tongxinqiao.property.ScoreSheet;
import cn.tongxinqiao.property.ScorerRole;
import cn.tongxinqiao.property.SettledScore;
import java.util.Optional;
import java.util.stream.Collectors;

/** Sheets in words, for the forms. */
final class SheetWords {

    private SheetWords() {}

    /** One sheet, an item a line. */
    static String sheet(OnsiteScores scores, PropertyAssessment assessment, ScorerRole role) {
        Optional<ScoreSheet> found = scores.sheet(assessment.number(), role);
        if (found.isEmpty()) {
            return role.label() + "：还没有评分。";
        }
        ScoreSheet sheet = found.get();
        Rubric rubric = scores.rubric(assessment);
        String items = rubric.items().stream()
                .map(item -> item.name() + " "
                        + (sheet.items().containsKey(item.code())
                                ? sheet.items()
                                        .get(item.code())
                                        .score()
                                        .stripTrailingZeros()
                                        .toPlainString()
                                : "未评")
                        + " / " + item.max().stripTrailingZeros().toPlainString())
                .collect(Collectors.joining("\n"));
        String vetoes = sheet.vetoes().keySet().stream()
                .map(code -> rubric.veto(code).map(Rubric.Veto::name).orElse(code))
                .collect(Collectors.joining("、"));
        return role.label() + (sheet.isDone() ? "（已提交）" : "（未提交）") + "，照片 "
                + scores.photos(assessment.number(), role).size() + " 张\n" + items
                + (vetoes.isEmpty() ? "" : "\n否决项：" + vetoes);
    }

    /** What is to be settled jointly, or was. */
    static String joint(OnsiteScores scores, PropertyAssessment assessment) {
        Rubric rubric = scores.rubric(assessment);
        return scores.outcome(assessment.number()).stream()
                .filter(one -> one.way() == SettledScore.Way.JOINT)
                .map(one -> OnsiteScores.name(rubric, one) + "："
                        + (one.isOpen()
                                ? "还没有会商"
                                : one.kind() == SettledScore.Kind.VETO
                                        ? one.score().signum() > 0 ? "成立" : "不成立"
                                        : one.score().stripTrailingZeros().toPlainString()))
                .collect(Collectors.joining("\n"));
    }
}
