package cn.tongxinqiao.lift;

import cn.tongxinqiao.document.Documents;
import cn.tongxinqiao.document.PdfPapers;
import cn.tongxinqiao.document.StoredDocument;
import cn.tongxinqiao.lift.RecordPaper.Fact;
import cn.tongxinqiao.lift.RecordPaper.Section;
import cn.tongxinqiao.organization.Organization;
import cn.tongxinqiao.vote.OwnerVote;
import cn.tongxinqiao.vote.OwnerVotes;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Papers a case has of itself: kept ones, and those that are printed from what was entered. */
@Component
class DossierSources {

    private static final String PDF = "application/pdf";
    private static final String WISHES = "wishes";
    private static final String SHARES = "shares";
    private static final String MINUTES = "minutes-";
    private static final String NOTICE = "notice";
    private static final String OBJECTIONS = "objections";

    private final LiftWishes wishes;
    private final LiftSchemes schemes;
    private final MeetingRows meetings;
    private final LiftVoteRows votes;
    private final OwnerVotes ownerVotes;
    private final LiftAgreements agreements;
    private final NoticeRows notices;
    private final ObjectionRows objections;
    private final DeliveryRows delivery;
    private final Documents documents;
    private final PdfPapers printer;
    private final LiftHouses houses;
    private final Organization organization;
    private final Clock clock;

    DossierSources(
            LiftWishes wishes,
            LiftSchemes schemes,
            MeetingRows meetings,
            LiftVoteRows votes,
            OwnerVotes ownerVotes,
            LiftAgreements agreements,
            NoticeRows notices,
            ObjectionRows objections,
            DeliveryRows delivery,
            Documents documents,
            PdfPapers printer,
            LiftHouses houses,
            Organization organization,
            Clock clock) {
        this.wishes = wishes;
        this.schemes = schemes;
        this.meetings = meetings;
        this.votes = votes;
        this.ownerVotes = ownerVotes;
        this.agreements = agreements;
        this.notices = notices;
        this.objections = objections;
        this.delivery = delivery;
        this.documents = documents;
        this.printer = printer;
        this.houses = houses;
        this.organization = organization;
        this.clock = clock;
    }

    /** What a source has, and what is missing although something may be there. */
    record Found(List<DossierFile> files, String incomplete) {

        static Found of(List<DossierFile> files) {
            return new Found(files, null);
        }
    }

    Found find(LiftCase lift, PaperSource source) {
        return switch (source) {
            case UPLOAD -> Found.of(List.of());
            case WISHES -> wishesOf(lift);
            case SHARES -> Found.of(lift.scheme() == null ? List.of() : List.of(printed(SHARES, "费用分摊和补偿.pdf")));
            case MINUTES -> minutesOf(lift);
            case VOTES -> Found.of(protocols(lift));
            case AGREEMENT ->
                Found.of(agreement(lift)
                        .map(found ->
                                documents.list(LiftAgreements.PAPER, found.id().toString()))
                        .orElse(List.of())
                        .stream()
                        .map(paper -> kept(paper, "书面协议"))
                        .toList());
            case SIGNATURES -> Found.of(signatures(lift));
            case NOTICE -> Found.of(agreement(lift).isEmpty() ? List.of() : List.of(printed(NOTICE, "公示.pdf")));
            case NOTICE_FIRST -> Found.of(photos(lift, LiftNotices.PhotoDay.FIRST));
            case NOTICE_LAST -> Found.of(photos(lift, LiftNotices.PhotoDay.LAST));
            case OBJECTIONS -> objectionsOf(lift);
            case MILESTONES -> Found.of(milestones(lift));
        };
    }

    /** Content of a file; what is not kept is printed. */
    byte[] open(LiftCase lift, DossierFile file) {
        if (!file.isPrinted()) {
            return documents.open(file.document()).bytes();
        }
        RecordPaper paper =
                switch (file.id()) {
                    case WISHES -> wishesPaper(lift);
                    case SHARES -> sharesPaper(lift);
                    case NOTICE -> noticePaper(lift);
                    case OBJECTIONS -> objectionsPaper(lift);
                    default -> minutesPaper(lift, UUID.fromString(file.id().substring(MINUTES.length())));
                };
        return print(paper);
    }

    byte[] print(RecordPaper paper) {
        return printer.print(RecordPaper.TEMPLATE, Map.of("paper", paper));
    }

    private Found wishesOf(LiftCase lift) {
        List<WishHome> homes = wishes.homes(lift);
        long missing = homes.stream().filter(home -> home.position() == null).count();
        if (missing == homes.size()) {
            return Found.of(List.of());
        }
        return new Found(List.of(printed(WISHES, "各户意愿记录.pdf")), missing == 0 ? null : "还有 " + missing + " 户没有登记意愿");
    }

    private Found minutesOf(LiftCase lift) {
        Instant now = clock.instant();
        List<DossierFile> files = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (LiftMeeting meeting : meetings.list(lift.number())) {
            if (meeting.status() == LiftMeeting.Status.HELD) {
                files.add(printed(MINUTES + meeting.id(), "第" + meeting.ordinal() + "次协调会纪要.pdf"));
            } else if (meeting.status() == LiftMeeting.Status.PLANNED
                    && meeting.startsAt().isBefore(now)) {
                missing.add("第 " + meeting.ordinal() + " 次协调会的纪要");
            }
        }
        return new Found(files, missing.isEmpty() ? null : String.join("、", missing));
    }

    private List<DossierFile> protocols(LiftCase lift) {
        return votes.ended(lift.number()).stream()
                .map(round -> ownerVotes.find(round.vote()))
                .flatMap(Optional::stream)
                .filter(vote -> vote.protocol() != null)
                .map(this::protocol)
                .toList();
    }

    private DossierFile protocol(OwnerVote vote) {
        return kept(documents.open(vote.protocol()).document(), "表决记录 " + vote.number());
    }

    private Optional<LiftAgreement> agreement(LiftCase lift) {
        return agreements.find(lift.number()).filter(LiftAgreement::isSettled);
    }

    private List<DossierFile> signatures(LiftCase lift) {
        List<DossierFile> files = new ArrayList<>();
        agreements.find(lift.number()).ifPresent(agreement -> agreement.homes().stream()
                .filter(home -> home.papers() > 0)
                .forEach(home -> numbered(
                        files,
                        documents.list(
                                LiftAgreements.SIGNATURE,
                                agreement.id() + "/" + home.line().home().id()),
                        home.line().home().label() + " 签字页")));
        return files;
    }

    private List<DossierFile> photos(LiftCase lift, LiftNotices.PhotoDay day) {
        List<DossierFile> files = new ArrayList<>();
        int newest = notices.newest(lift.number()).map(LiftNotice::edition).orElse(0);
        for (int edition = 1; edition <= newest + 1; edition++) {
            numbered(
                    files,
                    documents.list(day.owner(), lift.number() + "/" + edition),
                    (edition == 1 ? "" : "第 " + edition + " 次") + "公示" + day.label() + "照片");
        }
        return files;
    }

    private Found objectionsOf(LiftCase lift) {
        List<LiftObjection> raised = objections.list(lift.number());
        if (raised.isEmpty()) {
            return Found.of(List.of());
        }
        List<DossierFile> files = new ArrayList<>();
        files.add(printed(OBJECTIONS, "书面异议和处理记录.pdf"));
        raised.forEach(objection -> numbered(
                files,
                documents.list(LiftObjections.PAPER, objection.id().toString()),
                "第 " + objection.ordinal() + " 号异议原件"));
        String open = raised.stream()
                .filter(LiftObjection::isOpen)
                .map(objection -> "第 " + objection.ordinal() + " 号异议的处理结果")
                .collect(Collectors.joining("、"));
        return new Found(files, open.isEmpty() ? null : open);
    }

    private List<DossierFile> milestones(LiftCase lift) {
        List<DossierFile> files = new ArrayList<>();
        int last = delivery.count(lift.number(), DeliveryStep.MILESTONE);
        for (int milestone = 1; milestone <= last; milestone++) {
            numbered(
                    files,
                    documents.list(LiftDelivery.WORKS, LiftDelivery.works(lift.number(), milestone)),
                    "施工节点 " + milestone + " 照片");
        }
        return files;
    }

    private static void numbered(List<DossierFile> files, List<StoredDocument> kept, String name) {
        for (int i = 0; i < kept.size(); i++) {
            files.add(kept(kept.get(i), kept.size() == 1 ? name : name + " " + (i + 1)));
        }
    }

    private static DossierFile kept(StoredDocument document, String name) {
        String old = document.fileName();
        int dot = old.lastIndexOf('.');
        return file(document, name + (dot < 0 ? "" : old.substring(dot)), false);
    }

    static DossierFile file(StoredDocument document, String name, boolean uploaded) {
        return new DossierFile(
                document.id().toString(),
                name,
                document.mediaType(),
                document.size(),
                document.sha256(),
                document.uploadedAt(),
                document.uploadedBy(),
                uploaded,
                document.id());
    }

    private static DossierFile printed(String id, String name) {
        return new DossierFile(id, name, PDF, 0, null, null, null, false, null);
    }

    private List<Fact> about(LiftCase lift) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("编号", lift.number()));
        facts.add(new Fact("楼栋", place(lift)));
        return facts;
    }

    /** Compound, house and community. */
    String place(LiftCase lift) {
        return houses.name(lift) + "，"
                + organization.names(List.of(lift.community())).getOrDefault(lift.community(), "");
    }

    private RecordPaper wishesPaper(LiftCase lift) {
        List<List<String>> rows = wishes.homes(lift).stream()
                .map(home -> {
                    LiftPosition position = home.position();
                    SaidPosition said = position == null ? null : position.said();
                    return List.of(
                            home(home),
                            home.registered().names(),
                            home.registered().home().area().toPlainString(),
                            said == null ? "没有登记" : said.wish().label(),
                            said == null || said.concern() == null
                                    ? ""
                                    : said.concern().label(),
                            said == null ? "" : joined(said.reason(), said.condition()),
                            position == null ? "" : LiftWords.time(position.saidAt(), clock));
                })
                .toList();
        List<Fact> facts = about(lift);
        facts.add(new Fact("打印", LiftWords.time(clock.instant(), clock) + "，为各户当时最后一次的意愿"));
        return new RecordPaper(
                "各户意愿记录",
                lift.number(),
                RecordPaper.MASKED,
                facts,
                List.of(Section.table(null, List.of("房屋", "业主", "面积（㎡）", "意愿", "顾虑", "理由和条件", "登记时间"), rows)));
    }

    private static String joined(String reason, String condition) {
        String first = reason == null ? "" : reason;
        return condition == null ? first : first + (first.isEmpty() ? "" : "；") + "条件：" + condition;
    }

    private static String home(WishHome home) {
        String entrance = home.registered().home().entrance();
        return (entrance == null || entrance.isEmpty() ? "" : entrance + " ")
                + home.registered().home().number();
    }

    private RecordPaper sharesPaper(LiftCase lift) {
        LiftScheme scheme = schemes.frozen(lift.scheme(), lift.schemeVersion());
        List<Fact> facts = about(lift);
        facts.addAll(money(scheme));
        return new RecordPaper(
                "费用分摊和补偿",
                lift.number(),
                "金额到分；不含业主姓名",
                facts,
                List.of(
                        Section.table(
                                "工程造价",
                                List.of("项目", "金额（元）"),
                                scheme.terms().items().stream()
                                        .map(item -> List.of(item.label(), LiftWords.yuan(item.amount())))
                                        .toList()),
                        shares(scheme)));
    }

    static List<Fact> money(LiftScheme scheme) {
        Reckoning money = scheme.reckoning();
        return List.of(
                new Fact(
                        "方案",
                        scheme.terms().name() + " 第 " + scheme.version() + " 版，"
                                + scheme.terms().method().label()),
                new Fact("造价（元）", LiftWords.yuan(money.cost())),
                new Fact("补贴和其他资金（元）", LiftWords.yuan(money.subsidies().add(money.otherMoney()))),
                new Fact("补偿合计（元）", LiftWords.yuan(money.compensation())),
                new Fact("各户分摊合计（元）", LiftWords.yuan(money.shareSum()) + "，" + money.payers() + " 户分摊"));
    }

    static Section shares(LiftScheme scheme) {
        return Section.table(
                "各户分摊和补偿（负数为应收）",
                List.of("房屋", "楼层", "面积（㎡）", "分摊（元）", "补偿（元）", "应付（元）"),
                scheme.reckoning().homes().stream()
                        .map(line -> List.of(
                                line.home().label(),
                                String.valueOf(line.home().floor()),
                                line.home().area().toPlainString(),
                                LiftWords.yuan(line.share()),
                                amount(line.terms().compensation()),
                                LiftWords.yuan(line.net())))
                        .toList());
    }

    private static String amount(BigDecimal amount) {
        return amount.signum() == 0 ? "" : LiftWords.yuan(amount);
    }

    private RecordPaper minutesPaper(LiftCase lift, UUID id) {
        LiftMeeting meeting = meetings.find(id)
                .filter(found -> found.lift().equals(lift.number()))
                .orElseThrow(UnknownLiftCase::of);
        List<Fact> facts = about(lift);
        facts.add(new Fact(
                "时间", LiftWords.time(meeting.startsAt(), clock) + " 至 " + LiftWords.time(meeting.endsAt(), clock)));
        facts.add(new Fact("地点", meeting.place()));
        facts.add(new Fact("议题", meeting.topic()));
        facts.add(new Fact(
                "到会", meeting.attendance() + " 人，邀请 " + meeting.guests().size() + " 人"));
        facts.add(new Fact(
                "下一步",
                (meeting.nextStep() == null ? "" : meeting.nextStep().label())
                        + (meeting.nextOn() == null ? "" : "，下次 " + LiftWords.day(meeting.nextOn()))));
        List<Section> sections = new ArrayList<>();
        sections.add(Section.ofLines("纪要", RecordPaper.paragraphs(meeting.minutes())));
        sections.add(Section.table(
                "到会签到",
                List.of("身份", "姓名", "到会"),
                meeting.guests().stream()
                        .map(guest -> List.of(
                                guest.party() == null ? guest.role() : "业主 " + guest.role(),
                                guest.name() == null ? "" : guest.name(),
                                Boolean.TRUE.equals(guest.attended()) ? "✓" : ""))
                        .toList()));
        List<OpenPoint> points = meetings.points(lift.number()).stream()
                .filter(point -> id.equals(point.meeting()))
                .toList();
        if (!points.isEmpty()) {
            sections.add(points(points));
        }
        return new RecordPaper(
                "第 " + meeting.ordinal() + " 次协调会纪要", lift.number(), RecordPaper.MASKED, facts, sections);
    }

    static Section points(List<OpenPoint> points) {
        return Section.table(
                "没谈拢的问题",
                List.of("问题", "负责人", "到哪天", "结果"),
                points.stream()
                        .map(point -> List.of(
                                point.what(),
                                point.owner(),
                                LiftWords.day(point.due()),
                                point.outcome() == null ? "还没了结" : point.outcome()))
                        .toList());
    }

    private RecordPaper noticePaper(LiftCase lift) {
        LiftAgreement agreement = agreement(lift).orElseThrow(UnknownLiftCase::of);
        LiftScheme scheme = schemes.frozen(agreement.scheme(), agreement.schemeVersion());
        Optional<LiftNotice> notice = notices.newest(lift.number());
        List<Fact> facts = about(lift);
        notice.ifPresent(found -> facts.add(new Fact(
                "公示期",
                LiftWords.day(found.postedOn()) + " 张贴，" + found.days()
                        + found.kind().label() + "，至 " + LiftWords.day(found.endsOn()) + " 24:00")));
        facts.addAll(money(scheme));
        if (lift.agreedVote() != null) {
            facts.add(new Fact("业主表决", lift.agreedVote() + " 通过"));
        }
        facts.add(new Fact("协议签字", agreement.signed() + " 户，协议校验码 " + agreement.sha256()));
        return new RecordPaper(
                "既有住宅加装电梯公示",
                lift.number(),
                "不含业主姓名",
                facts,
                List.of(
                        Section.ofLines(
                                "怎样提出异议",
                                List.of("对方案、协议有不同意见的，请在公示期最后一天 24:00 以前书面交到社区，写明房号、意见和联系办法；业主也可以用收到的个人链接提交。"
                                        + "期限内的异议会先商量，谈不拢的可以申请人民调解。")),
                        shares(scheme)));
    }

    private RecordPaper objectionsPaper(LiftCase lift) {
        List<Section> sections = new ArrayList<>();
        for (LiftObjection objection : objections.list(lift.number())) {
            List<String> lines = new ArrayList<>();
            lines.add(LiftWords.time(objection.receivedAt(), clock) + " 收到（" + (objection.byLink() ? "链接" : "纸质")
                    + "），关于" + objection.kind().label() + "。");
            lines.addAll(RecordPaper.paragraphs(objection.text()));
            lines.add("处理：" + objection.status().label()
                    + (objection.mediation() == null ? "" : "，调解 " + objection.mediation()));
            if (objection.measures() != null) {
                lines.add("办法：" + objection.measures());
            }
            if (objection.result() != null) {
                lines.addAll(RecordPaper.paragraphs("情况：" + objection.result()));
            }
            sections.add(Section.ofLines("第 " + objection.ordinal() + " 号异议", lines));
        }
        return new RecordPaper("书面异议和处理记录", lift.number(), "含当事人所写内容，请妥善保管", about(lift), sections);
    }
}
