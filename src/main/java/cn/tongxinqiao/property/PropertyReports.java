package cn.tongxinqiao.property;

import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.audit.Act;
import cn.tongxinqiao.audit.ActKind;
import cn.tongxinqiao.audit.AuditLog;
import cn.tongxinqiao.document.PdfPapers;
import cn.tongxinqiao.organization.Organization;
import cn.tongxinqiao.property.PropertyPaper.Fact;
import cn.tongxinqiao.property.PropertyPaper.Section;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The report 两升一降, added up by the database from the stored figures. */
@Service
public class PropertyReports {

    private static final int TREND = 8;

    private static final String SUMS = """
            select a.quarter, a.town, a.compound, grouping(a.town) as all_towns, grouping(a.compound) as all_compounds,
                max(a.compound_name) as compound_name, max(a.town) as town_of_compound,
                string_agg(distinct a.firm_name, '、') as firms,
                count(distinct a.compound) as compounds, count(*) as contracts,
                count(*) filter (where a.status = 'NOT_GRADED') as not_graded,
                count(*) filter (where a.status not in ('FINAL', 'NOT_GRADED')) as running,
                count(distinct a.compound) filter (where f.fee_paid is not null) as fee_compounds,
                coalesce(sum(a.households) filter (where f.fee_paid is not null), 0) as households,
                coalesce(sum(f.fee_paid), 0) as fee_paid,
                count(distinct a.compound) filter (where f.praise is not null and f.respondents is not null)
                    as praise_compounds,
                coalesce(sum(f.respondents) filter (where f.praise is not null), 0) as respondents,
                coalesce(sum(f.praise) filter (where f.respondents is not null), 0) as praise,
                count(distinct a.compound) filter (where f.complaints is not null) as complaint_compounds,
                coalesce(sum(f.complaints), 0) as complaints
            from property_assessment a left join property_figures f on f.assessment = a.number
            where a.quarter = any (?) and a.compound = any (?)
            group by grouping sets ((a.quarter), (a.quarter, a.town), (a.quarter, a.compound))
            """;

    private final JdbcClient jdbc;
    private final AssessmentRows assessments;
    private final PropertyReaders readers;
    private final Organization organization;
    private final PdfPapers printer;
    private final AuditLog audit;
    private final Clock clock;

    PropertyReports(
            JdbcClient jdbc,
            AssessmentRows assessments,
            PropertyReaders readers,
            Organization organization,
            PdfPapers printer,
            AuditLog audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.assessments = assessments;
        this.readers = readers;
        this.organization = organization;
        this.printer = printer;
        this.audit = audit;
        this.clock = clock;
    }

    private record Key(Quarter quarter, String town, String compound) {}

    private record Row(Key key, String name, String townOfCompound, String firms, ReportSums sums) {}

    private record Place(String compound, String community, String town) {}

    /** Quarters the report can be asked for, the newest first; never empty. */
    @Transactional(readOnly = true)
    public List<Quarter> quarters() {
        List<Quarter> opened = assessments.quarters();
        return opened.isEmpty() ? List.of(Quarter.of(LocalDate.now(clock))) : opened;
    }

    /**
     * The report of a quarter, of the compounds somebody may see.
     *
     * @param quarter the quarter
     * @param town code of a town, null or empty for all
     * @param reader who asks
     * @return the report; empty where nothing was assessed
     * @throws UnknownProperty when the reader sees no such town
     */
    @Transactional(readOnly = true)
    public PropertyReport of(Quarter quarter, String town, SignedIn reader) {
        List<Quarter> trend = last(quarter);
        Set<Quarter> asked = new LinkedHashSet<>(trend);
        Stream.of(ReportBase.values())
                .map(base -> base.of(quarter))
                .filter(one -> one != null)
                .forEach(asked::add);
        String[] written = asked.stream().map(Quarter::toString).toArray(String[]::new);
        List<Place> all = jdbc.sql(
                        "select distinct compound, community, town from property_assessment where quarter = any (?)")
                .param(written)
                .query((row, at) ->
                        new Place(row.getString("compound"), row.getString("community"), row.getString("town")))
                .list();
        List<Place> visible = visible(all, reader);
        String chosen = town == null || town.isBlank() ? null : town.strip();
        Map<String, String> choices = choices(visible);
        if (chosen != null && !choices.containsKey(chosen)) {
            throw UnknownProperty.town();
        }
        Map<Key, Row> rows = rows(
                written,
                visible.stream()
                        .filter(place -> chosen == null || place.town().equals(chosen))
                        .map(Place::compound)
                        .distinct()
                        .toArray(String[]::new));
        String name = chosen != null ? choices.get(chosen) : visible.size() == all.size() ? "全区" : "您可以查看的小区";
        return new PropertyReport(
                quarter,
                chosen,
                choices,
                line(rows, quarter, new Key(quarter, null, null), name, null),
                lines(rows, quarter, choices, true),
                lines(rows, quarter, choices, false),
                trend.stream()
                        .map(one -> new PropertyReport.Point(one, sums(rows, new Key(one, null, null))))
                        .toList());
    }

    /** Writes into the log that somebody took the report with them. */
    @Transactional
    public void exported(PropertyReport report, SignedIn reader, String as) {
        audit.record(Act.of(ActKind.EXPORT, reader.id())
                .on("property-report", report.quarter().toString())
                .saying("两升一降报表 " + as + (report.town() == null ? "" : "，" + report.town())));
    }

    /** The report as PDF. Goes to the log. */
    @Transactional
    public byte[] pdf(Quarter quarter, String town, SignedIn reader) {
        PropertyReport report = of(quarter, town, reader);
        exported(report, reader, "PDF");
        return printer.print(PropertyPaper.TEMPLATE, Map.of("paper", paper(report)));
    }

    private PropertyPaper paper(PropertyReport report) {
        ReportWords words = new ReportWords();
        List<Section> sections = new ArrayList<>();
        sections.add(table("合计", "范围", List.of(report.total()), words));
        sections.add(table("各镇街", "镇街", report.towns(), words));
        sections.add(table("各小区", "小区、企业", report.compounds(), words));
        sections.add(Section.table(
                "近 " + TREND + " 个季度（" + report.total().name() + "）",
                List.of("季度", "物业费收缴率", "好评率", "投诉（件）"),
                report.trend().stream()
                        .map(point -> List.of(
                                point.quarter().label(),
                                words.rate(point.sums().feeRate()),
                                words.rate(point.sums().praiseRate()),
                                words.count(point.sums().complaints())))
                        .toList()));
        sections.add(Section.ofLines("口径", PropertyReport.DEFINITIONS));
        ReportSums now = report.total().now();
        return new PropertyPaper(
                "物业服务“两升一降”报表",
                report.quarter().toString(),
                "由平台记录自动汇总",
                true,
                List.of(
                        new Fact("季度", report.quarter().label()),
                        new Fact("范围", report.total().name()),
                        new Fact("考核", contracts(now)),
                        new Fact("生成", LocalDate.now(clock).toString())),
                sections);
    }

    /** How many contracts were assessed, and how that stands, in words. */
    static String contracts(ReportSums sums) {
        return sums.compounds() + " 个小区 " + sums.contracts() + " 份合同，其中不评级 " + sums.notGraded() + " 份、未结束 "
                + sums.running() + " 份";
    }

    private static Section table(String title, String first, List<PropertyReport.Line> lines, ReportWords words) {
        return Section.table(
                title,
                List.of(first, "物业费收缴率", "升降", "好评率", "升降", "投诉（件）", "升降"),
                lines.stream()
                        .map(line -> List.of(
                                line.firms() == null ? line.name() : line.name() + "　" + line.firms(),
                                words.rate(line.now().feeRate()) + "（"
                                        + words.of(line.now().feeCompounds(), line.now()) + "）",
                                changes(base -> words.feeChange(line, base)),
                                words.rate(line.now().praiseRate()) + "（"
                                        + words.of(line.now().praiseCompounds(), line.now()) + "）",
                                changes(base -> words.praiseChange(line, base)),
                                words.count(line.now().complaints()) + "（"
                                        + words.of(line.now().complaintCompounds(), line.now()) + "）",
                                changes(base -> words.complaintChange(line, base))))
                        .toList());
    }

    private static String changes(java.util.function.Function<ReportBase, String> change) {
        return String.join("；", Arrays.stream(ReportBase.values()).map(change).toList());
    }

    private static List<Quarter> last(Quarter quarter) {
        List<Quarter> quarters = new ArrayList<>();
        for (Quarter one = quarter; one != null && quarters.size() < TREND; one = ReportBase.PREVIOUS.of(one)) {
            quarters.add(0, one);
        }
        return quarters;
    }

    /** Whoever sees one compound of a community sees them all. */
    private List<Place> visible(List<Place> all, SignedIn reader) {
        Map<String, Boolean> communities = new HashMap<>();
        return all.stream()
                .filter(place -> communities.computeIfAbsent(
                        place.community(), community -> readers.mayRead(place.compound(), reader)))
                .toList();
    }

    private Map<String, String> choices(List<Place> visible) {
        Set<String> codes = new TreeSet<>();
        visible.forEach(place -> codes.add(place.town()));
        Map<String, String> names = organization.names(codes);
        Map<String, String> choices = new LinkedHashMap<>();
        codes.forEach(code -> choices.put(code, names.getOrDefault(code, code)));
        return choices;
    }

    private Map<Key, Row> rows(String[] quarters, String[] compounds) {
        Map<Key, Row> rows = new HashMap<>();
        jdbc.sql(SUMS)
                .param(quarters)
                .param(compounds)
                .query((row, at) -> read(row))
                .list()
                .forEach(row -> rows.put(row.key(), row));
        return rows;
    }

    private static Row read(ResultSet row) throws SQLException {
        String town = row.getInt("all_towns") == 1 ? null : row.getString("town");
        String compound = row.getInt("all_compounds") == 1 ? null : row.getString("compound");
        return new Row(
                new Key(Quarter.parse(row.getString("quarter")), town, compound),
                row.getString("compound_name"),
                row.getString("town_of_compound"),
                row.getString("firms"),
                new ReportSums(
                        row.getInt("compounds"),
                        row.getInt("contracts"),
                        row.getInt("not_graded"),
                        row.getInt("running"),
                        row.getInt("fee_compounds"),
                        row.getLong("households"),
                        row.getLong("fee_paid"),
                        row.getInt("praise_compounds"),
                        row.getLong("respondents"),
                        row.getLong("praise"),
                        row.getInt("complaint_compounds"),
                        row.getLong("complaints")));
    }

    private static List<PropertyReport.Line> lines(
            Map<Key, Row> rows, Quarter quarter, Map<String, String> towns, boolean ofTowns) {
        return rows.values().stream()
                .filter(row -> row.key().quarter().equals(quarter))
                .filter(row -> ofTowns ? row.key().town() != null : row.key().compound() != null)
                .sorted(Comparator.comparing(Row::townOfCompound)
                        .thenComparing(Row::name)
                        .thenComparing(row -> String.valueOf(row.key().compound())))
                .map(row -> ofTowns
                        ? line(rows, quarter, row.key(), towns.get(row.key().town()), null)
                        : line(rows, quarter, row.key(), row.name(), towns.get(row.townOfCompound())))
                .toList();
    }

    private static PropertyReport.Line line(Map<Key, Row> rows, Quarter quarter, Key key, String name, String town) {
        Map<ReportBase, ReportSums> before = new EnumMap<>(ReportBase.class);
        for (ReportBase base : ReportBase.values()) {
            Quarter other = base.of(quarter);
            before.put(base, other == null ? ReportSums.NONE : sums(rows, new Key(other, key.town(), key.compound())));
        }
        return new PropertyReport.Line(
                key.compound() == null ? key.town() : key.compound(),
                name,
                town,
                key.compound() == null ? null : rows.get(key).firms(),
                sums(rows, key),
                before);
    }

    private static ReportSums sums(Map<Key, Row> rows, Key key) {
        Row row = rows.get(key);
        return row == null ? ReportSums.NONE : row.sums();
    }
}
