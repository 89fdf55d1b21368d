package cn.tongxinqiao.property;

import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.audit.Act;
import cn.tongxinqiao.audit.ActKind;
import cn.tongxinqiao.audit.AuditLog;
import cn.tongxinqiao.document.PdfPapers;
import cn.tongxinqiao.organization.Organization;
import cn.tongxinqiao.property.PropertyPaper.Fact;
import cn.tongxinqiao.property.PropertyPaper.Section;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The sheet of an assessment: each score with its source, the arithmetic and the course, on paper. */
@Service
public class AssessmentSheets {

    private static final String UNKNOWN = "—";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private static final String ITEMS = """
            select i.code, i.name, i.max::text as most, s.score, s.way, s.note
            from property_rubric_item i
                left join property_settled s on s.code = i.code and s.kind = 'ITEM' and s.assessment = ?
            where i.rubric = ? order by i.position
            """;

    private static final String VETOES = """
            select s.code, coalesce(v.name, s.code) as name, s.score, s.way, s.note
            from property_settled s left join property_rubric_veto v on v.code = s.code and v.rubric = ?
            where s.assessment = ? and s.kind = 'VETO' order by v.position
            """;

    private static final String DEPARTMENTS = """
            select coalesce(u.name, d.department) as name, d.weight, d.score, d.basis
            from property_department_score d left join org_unit u on u.code = d.department
            where d.assessment = ? order by d.department
            """;

    private final JdbcClient jdbc;
    private final PropertyAssessments assessments;
    private final PropertyObjections objections;
    private final Organization organization;
    private final PdfPapers printer;
    private final AuditLog audit;
    private final Clock clock;

    AssessmentSheets(
            JdbcClient jdbc,
            PropertyAssessments assessments,
            PropertyObjections objections,
            Organization organization,
            PdfPapers printer,
            AuditLog audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.assessments = assessments;
        this.objections = objections;
        this.organization = organization;
        this.printer = printer;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The sheet as PDF, as far as it is known by now. Goes to the log.
     *
     * @param number the assessment
     * @param reader who asks
     * @return the PDF
     * @throws UnknownProperty when there is none, or not for the reader
     */
    @Transactional
    public byte[] pdf(String number, SignedIn reader) {
        PropertyAssessment assessment = assessments.get(number, reader);
        audit.record(Act.of(ActKind.EXPORT, reader.id())
                .on("property-sheet", number)
                .ofCase(number)
                .saying("物业考核表"));
        return printer.print(
                PropertyPaper.TEMPLATE, Map.of("paper", paper(assessment, objections.inForce(number, reader))));
    }

    private PropertyPaper paper(PropertyAssessment assessment, List<ScoreCorrection> corrections) {
        return new PropertyPaper(
                "物业服务季度考核表",
                assessment.number(),
                "由平台记录生成",
                false,
                facts(assessment),
                List.of(
                        Section.table(
                                "现场评分",
                                List.of("项目", "满分", "得分", "怎样得出"),
                                items(assessment, ScoreCorrection.items(corrections))),
                        Section.table(
                                "一票否决项",
                                List.of("项目", "结论", "怎样得出"),
                                vetoes(assessment, ScoreCorrection.vetoes(corrections))),
                        Section.table("部门评分", List.of("部门", "权重", "得分", "依据"), departments(assessment)),
                        Section.ofLines("业主测评和诉求", figures(assessment)),
                        Section.ofLines(
                                "计算过程",
                                assessment.explanation().isEmpty() ? List.of("还没有算出结果。") : assessment.explanation()),
                        Section.table(
                                "经过",
                                List.of("时间", "事项"),
                                assessments.events(assessment.number()).stream()
                                        .map(event -> List.of(time(event.at()), event.text()))
                                        .toList())));
    }

    private List<Fact> facts(PropertyAssessment assessment) {
        Map<String, String> names = organization.names(List.of(assessment.community(), assessment.town()));
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("小区", assessment.compoundName()));
        facts.add(new Fact(
                "镇街、村社区",
                names.getOrDefault(assessment.town(), assessment.town()) + " "
                        + names.getOrDefault(assessment.community(), assessment.community())));
        facts.add(new Fact("物业服务企业", assessment.firmName()));
        facts.add(new Fact("季度", assessment.quarter().label()));
        facts.add(new Fact("考核标准", assessment.rubric()));
        facts.add(new Fact("状态", assessment.status().label()));
        if (assessment.grade() != null) {
            facts.add(new Fact(
                    "三方得分",
                    "现场 " + assessment.onsite() + "，部门 " + assessment.departments() + "，业主 " + assessment.owners()));
            facts.add(new Fact(
                    "综合得分和等级", assessment.composite() + "，" + assessment.grade().label()));
            facts.add(new Fact("处理", assessment.action().label()));
        }
        if (assessment.notGradedWhy() != null) {
            facts.add(new Fact("不评级原因", assessment.notGradedWhy()));
        }
        if (assessment.windowUntil() != null) {
            facts.add(new Fact("公示", time(assessment.noticedAt()) + " 至 " + time(assessment.windowUntil())));
        }
        if (assessment.finalAt() != null) {
            facts.add(new Fact("正式公布", time(assessment.finalAt())));
        }
        return facts;
    }

    private List<List<String>> items(PropertyAssessment assessment, Map<String, BigDecimal> corrected) {
        return jdbc.sql(ITEMS)
                .params(assessment.number(), assessment.rubric())
                .query((row, at) -> {
                    String before = score(row.getBigDecimal("score"));
                    BigDecimal after = corrected.get(row.getString("code"));
                    String how = how(row.getString("way"), row.getString("note"));
                    return List.of(
                            row.getString("name"),
                            row.getString("most"),
                            after == null ? before : score(after.setScale(2)),
                            after == null ? how : how + "；复核由 " + before + " 改");
                })
                .list();
    }

    private List<List<String>> vetoes(PropertyAssessment assessment, Set<String> revoked) {
        return jdbc.sql(VETOES)
                .params(assessment.rubric(), assessment.number())
                .query((row, at) -> {
                    BigDecimal score = row.getBigDecimal("score");
                    String how = how(row.getString("way"), row.getString("note"));
                    boolean gone = revoked.contains(row.getString("code"));
                    return List.of(
                            row.getString("name"),
                            score == null ? UNKNOWN : score.signum() > 0 && !gone ? "成立" : "不成立",
                            gone ? how + "；复核撤销" : how);
                })
                .list();
    }

    private List<List<String>> departments(PropertyAssessment assessment) {
        return jdbc.sql(DEPARTMENTS)
                .param(assessment.number())
                .query((row, at) -> List.of(
                        row.getString("name"),
                        row.getBigDecimal("weight").stripTrailingZeros().toPlainString(),
                        score(row.getBigDecimal("score")),
                        row.getString("basis") == null ? "没有评分" : row.getString("basis")))
                .list();
    }

    private List<String> figures(PropertyAssessment assessment) {
        PropertyFigures known = assessments
                .figures(assessment.number())
                .orElseGet(() -> new PropertyFigures(null, null, null, null, null, null));
        return List.of(
                "应缴费 " + assessment.households() + " 户，已缴费 " + count(known.feePaid()) + " 户。",
                "有效答卷 " + count(known.respondents()) + " 份，其中好评 " + count(known.praise()) + " 份。",
                "本小区物业类投诉、举报 " + count(known.complaints()) + " 件；物业类诉求超期 " + count(known.overdue()) + " 件，重办 "
                        + count(known.rehandled()) + " 件（由平台诉求记录统计）。");
    }

    private static String how(String way, String note) {
        String how =
                switch (way == null ? "" : way) {
                    case "SAME" -> "两人一致";
                    case "AVERAGE" -> "两人不同，取平均";
                    case "LOWER" -> "两人不同，取低";
                    case "JOINT" -> "会商";
                    case "ONE" -> "只有一份评分";
                    case "OVERDUE" -> "会商逾期，取平均";
                    default -> UNKNOWN;
                };
        return note == null ? how : how + "：" + note;
    }

    private static String score(BigDecimal score) {
        return score == null ? UNKNOWN : score.toPlainString();
    }

    private static String count(Integer count) {
        return count == null ? UNKNOWN : count.toString();
    }

    private String time(Instant at) {
        return TIME.format(at.atZone(clock.getZone()));
    }
}
