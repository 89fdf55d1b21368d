package cn.tongxinqiao.lift;

import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.audit.Act;
import cn.tongxinqiao.audit.ActKind;
import cn.tongxinqiao.audit.AuditLog;
import cn.tongxinqiao.lift.RecordPaper.Fact;
import cn.tongxinqiao.lift.RecordPaper.Section;
import cn.tongxinqiao.organization.Organization;
import cn.tongxinqiao.vote.PublicVotes;
import cn.tongxinqiao.vote.Tally;
import cn.tongxinqiao.vote.VoteStatus;
import cn.tongxinqiao.vote.VoteSummary;
import cn.tongxinqiao.vote.VoteWords;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What cases came to, each by itself and all together. */
@Service
public class LiftReports {

    private static final Set<String> MOVING =
            Set.of("SCHEME", "MEDIATION", "VOTE_PASSED", "VOTE_FAILED", "VOTE_CANCELLED");

    private final JdbcClient jdbc;
    private final LiftCaseRows cases;
    private final LiftCaseReaders readers;
    private final LiftWishes wishes;
    private final MeetingRows meetings;
    private final LiftVoteRows votes;
    private final PublicVotes publicVotes;
    private final VoteWords voteWords;
    private final LiftSchemes schemes;
    private final ObjectionRows objections;
    private final MeasureRows measures;
    private final DossierSources sources;
    private final LiftHouses houses;
    private final Organization organization;
    private final AuditLog audit;
    private final Clock clock;

    LiftReports(
            JdbcClient jdbc,
            LiftCaseRows cases,
            LiftCaseReaders readers,
            LiftWishes wishes,
            MeetingRows meetings,
            LiftVoteRows votes,
            PublicVotes publicVotes,
            VoteWords voteWords,
            LiftSchemes schemes,
            ObjectionRows objections,
            MeasureRows measures,
            DossierSources sources,
            LiftHouses houses,
            Organization organization,
            AuditLog audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.readers = readers;
        this.wishes = wishes;
        this.meetings = meetings;
        this.votes = votes;
        this.publicVotes = publicVotes;
        this.voteWords = voteWords;
        this.schemes = schemes;
        this.objections = objections;
        this.measures = measures;
        this.sources = sources;
        this.houses = houses;
        this.organization = organization;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What a case came to so far.
     *
     * @param number the case
     * @param reader who asks
     * @return the report
     * @throws UnknownLiftCase when there is no such case, or not for the reader
     */
    @Transactional(readOnly = true)
    public CaseReport of(String number, SignedIn reader) {
        LiftCase lift = readers.requireReader(number, reader);
        List<LiftMeeting> all = meetings.list(number);
        List<WishHome> homes = wishes.homes(lift);
        List<LiftPosition> said = wishes.all(number);
        Map<Wish, Long> now = new EnumMap<>(Wish.class);
        homes.stream().filter(home -> home.wish() != null).forEach(home -> now.merge(home.wish(), 1L, Long::sum));
        Map<ObjectionStatus, Long> raised = new EnumMap<>(ObjectionStatus.class);
        objections.list(number).forEach(objection -> raised.merge(objection.status(), 1L, Long::sum));
        return new CaseReport(
                lift,
                sources.place(lift),
                stages(lift),
                days(lift.proposedAt(), lift.endedAt()),
                all.stream()
                        .filter(meeting -> meeting.status() == LiftMeeting.Status.HELD)
                        .toList(),
                votes.ended(number).stream().map(this::round).toList(),
                turns(lift, homes, said, all),
                lost(said),
                now,
                meetings.points(number),
                lift.scheme() == null ? null : schemes.frozen(lift.scheme(), lift.schemeVersion()),
                raised);
    }

    private CaseReport.Round round(LiftVoteRows.Round ended) {
        Tally tally = null;
        VoteSummary summary = publicVotes.summary(ended.vote());
        if (summary.vote().status() == VoteStatus.CLOSED) {
            tally = summary.tally();
        }
        String outcome =
                switch (ended.outcome()) {
                    case "PASSED" -> "通过";
                    case "FAILED" -> "未通过";
                    default -> "取消";
                };
        return new CaseReport.Round(ended.round(), ended.vote(), outcome, tally);
    }

    private List<CaseReport.StageTime> stages(LiftCase lift) {
        record Entered(LiftStatus stage, Instant since) {}
        List<Entered> entered = jdbc.sql("select stage, since from lift_stage where lift = ? order by seq")
                .param(lift.number())
                .query((row, index) ->
                        new Entered(LiftStatus.valueOf(row.getString("stage")), LiftCaseRows.instant(row, "since")))
                .list();
        List<CaseReport.StageTime> stages = new ArrayList<>();
        for (int i = 0; i < entered.size(); i++) {
            Entered one = entered.get(i);
            if (!one.stage().isEnd()) {
                LocalDate until =
                        i + 1 < entered.size() ? day(entered.get(i + 1).since()) : null;
                stages.add(new CaseReport.StageTime(
                        one.stage(),
                        day(one.since()),
                        until,
                        ChronoUnit.DAYS.between(day(one.since()), until == null ? LocalDate.now(clock) : until)));
            }
        }
        return stages;
    }

    private List<CaseReport.Turn> turns(
            LiftCase lift, List<WishHome> homes, List<LiftPosition> said, List<LiftMeeting> all) {
        Map<Long, String> labels = homes.stream()
                .collect(Collectors.toMap(
                        home -> home.registered().home().id(),
                        home -> label(
                                home.registered().home().entrance(),
                                home.registered().home().number())));
        List<MeasureUse> uses = measures.uses(lift.number());
        List<LiftEvent> events = cases.events(lift.number());
        Map<Long, LiftPosition> before = new HashMap<>();
        List<CaseReport.Turn> turns = new ArrayList<>();
        for (LiftPosition position : said) {
            long home = position.said().home();
            LiftPosition was = before.put(home, position);
            if (was == null
                    || was.said().wish() == Wish.AGREE
                    || position.said().wish() != Wish.AGREE) {
                continue;
            }
            turns.add(new CaseReport.Turn(
                    labels.getOrDefault(home, "（已不在登记中的房屋）"),
                    was.said().wish(),
                    was.said().concern(),
                    was.said().condition(),
                    where(was, all),
                    where(position, all),
                    day(position.saidAt()),
                    uses.stream()
                            .filter(use -> use.home() != null && use.home() == home)
                            .map(MeasureUse::label)
                            .distinct()
                            .toList(),
                    events.stream()
                            .filter(event -> MOVING.contains(event.kind())
                                    && event.at().isAfter(was.saidAt())
                                    && !event.at().isAfter(position.saidAt()))
                            .map(LiftEvent::words)
                            .toList()));
        }
        return turns;
    }

    /** The meeting it was said at, else the last one held before. */
    private String where(LiftPosition position, List<LiftMeeting> all) {
        for (LiftMeeting meeting : all) {
            if (meeting.id().equals(position.meeting())) {
                return "第 " + meeting.ordinal() + " 次协调会";
            }
        }
        int last = 0;
        for (LiftMeeting meeting : all) {
            if (meeting.status() == LiftMeeting.Status.HELD
                    && !meeting.startsAt().isAfter(position.saidAt())) {
                last = meeting.ordinal();
            }
        }
        return last == 0 ? "摸底" : "第 " + last + " 次协调会后";
    }

    private static long lost(List<LiftPosition> said) {
        Map<Long, Wish> before = new HashMap<>();
        long lost = 0;
        for (LiftPosition position : said) {
            Wish was = before.put(position.said().home(), position.said().wish());
            if (was == Wish.AGREE && position.said().wish() != Wish.AGREE) {
                lost++;
            }
        }
        return lost;
    }

    /**
     * The report as PDF. Goes to the log.
     *
     * @param number the case
     * @param reader who asks
     * @return the PDF
     */
    @Transactional
    public byte[] pdf(String number, SignedIn reader) {
        CaseReport report = of(number, reader);
        audit.record(Act.of(ActKind.EXPORT, reader.id())
                .on("lift-report", number)
                .ofCase(number)
                .saying("案件报告"));
        return sources.print(paper(report));
    }

    private RecordPaper paper(CaseReport report) {
        LiftCase lift = report.lift();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("编号", lift.number()));
        facts.add(new Fact("楼栋", report.place()));
        facts.add(new Fact("结果", lift.status().label() + (lift.endReason() == null ? "" : "：" + lift.endReason())));
        facts.add(new Fact("历时", report.days() + " 天（自 " + LiftWords.day(day(lift.proposedAt())) + "）"));
        facts.add(new Fact("协调会", report.meetings().size() + " 次"));
        facts.add(new Fact("由不同意转为同意", report.turns().size() + " 户次；由同意转为不同意 " + report.lost() + " 户次"));
        facts.add(new Fact("没谈拢的问题", "共 " + report.points().size() + " 个，还没了结 " + report.stillOpen() + " 个"));
        if (report.scheme() != null) {
            facts.addAll(DossierSources.money(report.scheme()));
        }
        List<Section> sections = new ArrayList<>();
        sections.add(Section.table(
                "各阶段",
                List.of("阶段", "从", "到", "天数"),
                report.stages().stream()
                        .map(stage -> List.of(
                                stage.stage().label(),
                                LiftWords.day(stage.from()),
                                stage.until() == null ? "现在" : LiftWords.day(stage.until()),
                                String.valueOf(stage.days())))
                        .toList()));
        sections.add(Section.table(
                "怎样从不同意到同意",
                List.of("房屋", "原来", "顾虑和条件", "在哪里说的", "在哪里同意", "采取的办法", "其间"),
                report.turns().stream()
                        .map(turn -> List.of(
                                turn.home(),
                                turn.from().label(),
                                worry(turn),
                                turn.before(),
                                turn.after() + "，" + LiftWords.day(turn.on()),
                                String.join("、", turn.measures()),
                                String.join("", turn.between())))
                        .toList()));
        sections.add(Section.table(
                "表决",
                List.of("轮次", "编号", "结果", "数字"),
                report.rounds().stream()
                        .map(round -> List.of(
                                String.valueOf(round.round()),
                                round.vote(),
                                round.outcome(),
                                round.tally() == null ? "" : voteWords.figures(round.tally())))
                        .toList()));
        sections.add(Section.table(
                "协调会",
                List.of("次", "时间", "议题", "到会", "下一步"),
                report.meetings().stream()
                        .map(meeting -> List.of(
                                String.valueOf(meeting.ordinal()),
                                LiftWords.time(meeting.startsAt(), clock),
                                meeting.topic(),
                                String.valueOf(meeting.attendance()),
                                meeting.nextStep() == null
                                        ? ""
                                        : meeting.nextStep().label()))
                        .toList()));
        return new RecordPaper("加装电梯案件报告", lift.number(), "不含业主姓名", facts, sections);
    }

    private static String worry(CaseReport.Turn turn) {
        String concern = turn.concern() == null ? "" : turn.concern().label();
        return turn.condition() == null ? concern : concern + (concern.isEmpty() ? "" : "；") + "条件：" + turn.condition();
    }

    /**
     * The figures of all cases somebody may see: in all, then by town and community.
     *
     * @param reader who asks
     * @return in all first, then each town with its communities
     */
    @Transactional(readOnly = true)
    public List<LiftFigures> figures(SignedIn reader) {
        record Row(LiftCase lift, int meetings, int votes) {}
        Map<String, int[]> counts = new HashMap<>();
        jdbc.sql(
                        "select c.number, (select count(*) from lift_meeting m where m.lift = c.number and m.status = 'HELD') as held,"
                                + " (select count(*) from lift_vote v where v.lift = c.number and v.outcome in ('PASSED', 'FAILED'))"
                                + " as votes from lift_case c")
                .query(row -> {
                    counts.put(row.getString("number"), new int[] {row.getInt("held"), row.getInt("votes")});
                });
        List<Row> rows = cases.list(Integer.MAX_VALUE).stream()
                .filter(lift -> readers.mayRead(lift, reader))
                .map(lift -> new Row(lift, counts.get(lift.number())[0], counts.get(lift.number())[1]))
                .toList();
        Set<String> codes = new LinkedHashSet<>();
        rows.forEach(row -> {
            codes.add(row.lift().community());
            codes.add(row.lift().town());
        });
        Map<String, String> names = organization.names(codes);
        List<LiftFigures.Line> lines = rows.stream()
                .map(row -> new LiftFigures.Line(
                        row.lift().number(),
                        houses.name(row.lift()),
                        names.getOrDefault(row.lift().community(), row.lift().community()),
                        names.getOrDefault(row.lift().town(), row.lift().town()),
                        row.lift().status(),
                        row.meetings(),
                        row.votes(),
                        days(row.lift().proposedAt(), row.lift().endedAt())))
                .toList();
        List<LiftFigures> figures = new ArrayList<>();
        figures.add(new LiftFigures("全部", lines));
        Map<String, List<LiftFigures.Line>> towns = new LinkedHashMap<>();
        lines.forEach(line ->
                towns.computeIfAbsent(line.town(), town -> new ArrayList<>()).add(line));
        towns.forEach((town, own) -> {
            figures.add(new LiftFigures(town, own));
            Map<String, List<LiftFigures.Line>> communities = new LinkedHashMap<>();
            own.forEach(line -> communities
                    .computeIfAbsent(line.community(), community -> new ArrayList<>())
                    .add(line));
            communities.forEach((community, some) -> figures.add(new LiftFigures(town + " " + community, some)));
        });
        return figures;
    }

    private static String label(String entrance, String number) {
        return entrance == null || entrance.isEmpty() ? number : entrance + " " + number;
    }

    private long days(Instant from, Instant until) {
        return ChronoUnit.DAYS.between(day(from), until == null ? LocalDate.now(clock) : day(until));
    }

    private LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, clock.getZone());
    }
}
