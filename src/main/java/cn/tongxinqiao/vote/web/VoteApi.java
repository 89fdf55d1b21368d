package cn.tongxinqiao.vote.web;

import cn.tongxinqiao.access.CurrentUser;
import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.document.SentFile;
import cn.tongxinqiao.estate.Scope;
import cn.tongxinqiao.vote.Ballot;
import cn.tongxinqiao.vote.BallotEntry;
import cn.tongxinqiao.vote.BallotFile;
import cn.tongxinqiao.vote.Ballots;
import cn.tongxinqiao.vote.BoardHome;
import cn.tongxinqiao.vote.NewVote;
import cn.tongxinqiao.vote.OwnerVote;
import cn.tongxinqiao.vote.OwnerVotes;
import cn.tongxinqiao.vote.Protocols;
import cn.tongxinqiao.vote.PublicVotes;
import cn.tongxinqiao.vote.Recount;
import cn.tongxinqiao.vote.Tally;
import cn.tongxinqiao.vote.VoteBoard;
import cn.tongxinqiao.vote.VoteBoards;
import cn.tongxinqiao.vote.VotePlace;
import cn.tongxinqiao.vote.VoteStatus;
import cn.tongxinqiao.vote.VoteSummary;
import cn.tongxinqiao.vote.VoteWords;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Votes for programs and for the board page; the same rules as on the pages. */
@RestController
@RequestMapping(path = "/api/votes", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "表决")
class VoteApi {

    private final OwnerVotes votes;
    private final Ballots ballots;
    private final VoteBoards boards;
    private final Protocols protocols;
    private final PublicVotes publicVotes;
    private final VoteWords words;
    private final CurrentUser currentUser;
    private final Clock clock;

    VoteApi(
            OwnerVotes votes,
            Ballots ballots,
            VoteBoards boards,
            Protocols protocols,
            PublicVotes publicVotes,
            VoteWords words,
            CurrentUser currentUser,
            Clock clock) {
        this.votes = votes;
        this.ballots = ballots;
        this.boards = boards;
        this.protocols = protocols;
        this.publicVotes = publicVotes;
        this.words = words;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    @GetMapping("/{number}/summary")
    @Operation(summary = "表决的公开摘要", description = "不含姓名。进行中只给参与情况，结束后给两个环节的分数、是否通过和表决记录的校验码。")
    SummaryView summary(@PathVariable String number) {
        return SummaryView.of(publicVotes.summary(number), words, this::at);
    }

    @GetMapping
    @Operation(summary = "列出表决", description = "本人能看的小区的；进行中的在前，再按时间倒序，最多 500 次。")
    List<Line> list(
            @RequestParam(required = false) String compound, @RequestParam(required = false) VoteStatus status) {
        SignedIn reader = reader();
        return votes.list(Typed.blank(compound), status, reader).stream()
                .map(line ->
                        new Line(view(line.vote(), reader), line.tally() == null ? null : TallyView.of(line.tally())))
                .toList();
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "起草表决", description = "限小区所在村社区和镇街的工作人员、系统管理员。同一账号同一幂等键重复发送，返回第一次的草稿。")
    VoteView draft(
            @RequestBody VoteEntry entry, @RequestHeader(name = "Idempotency-Key", required = false) String key) {
        SignedIn by = reader();
        return view(votes.draft(entry.read(), by, key), by);
    }

    @GetMapping("/{number}")
    @Operation(summary = "查看表决")
    VoteView get(@PathVariable String number) {
        SignedIn reader = reader();
        return view(votes.get(number, reader), reader);
    }

    @GetMapping("/{number}/board")
    @Operation(summary = "逐户看板", description = "homes 和 missing 只含所选楼栋、单元，tally 和 gap 总是整次表决的。姓名遮蔽。")
    BoardView board(
            @PathVariable String number,
            @RequestParam(required = false) String building,
            @RequestParam(required = false) String entrance) {
        SignedIn reader = reader();
        VoteBoard board = boards.board(number, Typed.blank(building), Typed.blank(entrance), reader);
        return new BoardView(
                view(board.vote(), reader),
                TallyView.of(board.tally()),
                gap(board.tally()),
                board.places(),
                board.homes().stream().map(this::home).toList(),
                board.missing().stream()
                        .map(head -> new Missing(
                                head.party().toString(),
                                head.code(),
                                head.names(),
                                head.homes(),
                                head.area().toPlainString()))
                        .toList());
    }

    @GetMapping("/{number}/gap")
    @Operation(summary = "还差多少", description = "只给数字和一句话，供看板定时刷新。")
    GapView gap(@PathVariable String number) {
        return gap(boards.tally(number, reader()));
    }

    @GetMapping("/{number}/ballots")
    @Operation(summary = "列出选票", description = "按登记先后，改票和无效票也在内。")
    List<BallotView> ballots(@PathVariable String number) {
        return ballots.list(number, reader()).stream().map(this::ballot).toList();
    }

    @PostMapping(path = "/{number}/ballots", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "登记一张票",
            description = "上门的票可以用 JSON；纸质票和代投的票要附照片，用 multipart/form-data，字段名相同，照片放在 evidence，委托书放在 authority。"
                    + "幂等键必填，重复发送返回第一次的结果。")
    BallotView record(
            @PathVariable String number,
            @RequestBody BallotBody body,
            @RequestHeader(name = "Idempotency-Key", required = false) String key) {
        return ballot(ballots.record(number, Typed.id(body.party()), body.read(List.of(), List.of()), reader(), key));
    }

    @PostMapping(path = "/{number}/ballots", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "登记一张票", description = "同 JSON，另附照片。")
    BallotView record(
            @PathVariable String number,
            @RequestParam(required = false) String party,
            @RequestParam(required = false) String choice,
            @RequestParam(required = false) String channel,
            @RequestParam(required = false) String givenAt,
            @RequestParam(required = false) String witness,
            @RequestParam(required = false) String proxy,
            @RequestParam(required = false) List<MultipartFile> evidence,
            @RequestParam(required = false) List<MultipartFile> authority,
            @RequestHeader(name = "Idempotency-Key", required = false) String key)
            throws IOException {
        BallotEntry entry = new BallotBody(party, choice, channel, givenAt, witness, proxy)
                .read(Typed.files(evidence), Typed.files(authority));
        return ballot(ballots.record(number, Typed.id(party), entry, reader(), key));
    }

    @PostMapping(path = "/{number}/ballots/{id}/invalid", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "宣布一张票无效", description = "要写原因；同一业主前一张有效的票重新计入。")
    BallotView declareInvalid(@PathVariable String number, @PathVariable String id, @RequestBody Reason reason) {
        return ballot(ballots.declareInvalid(number, Typed.id(id), reason.reason(), reader()));
    }

    @GetMapping("/{number}/ballots/{id}/files")
    @Operation(summary = "列出一张票的照片和委托书")
    List<FileView> files(@PathVariable String number, @PathVariable String id) {
        return ballots.files(number, Typed.id(id), reader()).stream()
                .map(file -> new FileView(file.id().toString(), file.fileName(), file.mediaType(), file.size()))
                .toList();
    }

    @GetMapping(path = "/{number}/ballots/{id}/files/{file}", produces = MediaType.ALL_VALUE)
    @Operation(summary = "打开一张票的照片或委托书", description = "每次打开记入审计。")
    ResponseEntity<byte[]> file(@PathVariable String number, @PathVariable String id, @PathVariable String file) {
        return SentFile.kept(ballots.open(number, Typed.id(id), Typed.id(file), reader()));
    }

    @PostMapping("/{number}/open")
    @Operation(summary = "开始表决", description = "冻结业主名册和表决规则，给有邮箱的业主发投票链接。")
    VoteView open(@PathVariable String number) {
        SignedIn by = reader();
        return view(votes.open(number, by), by);
    }

    @PostMapping("/{number}/close")
    @Operation(summary = "结束并计票", description = "截止时间已过，或所有业主都已投票。计票后不能再改。")
    VoteView close(@PathVariable String number) {
        SignedIn by = reader();
        return view(votes.close(number, by), by);
    }

    @PostMapping(path = "/{number}/cancellation", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "取消表决", description = "计票以前，要写原因。")
    VoteView cancel(@PathVariable String number, @RequestBody Reason reason) {
        SignedIn by = reader();
        return view(votes.cancel(number, reason.reason(), by), by);
    }

    @PostMapping("/{number}/recounts")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "重新计票", description = "从选票和冻结的名册重算，与结果比对，留下记录。")
    RecountView recount(@PathVariable String number) {
        Recount recount = votes.recount(number, reader());
        return new RecountView(
                at(recount.at()), recount.by(), recount.same(), recount.figures(), recount.ballotsSha256());
    }

    @PostMapping("/{number}/reminders")
    @Operation(summary = "提醒未投票的业主", description = "有邮箱的，每位每天最多一次。")
    Reminded remind(@PathVariable String number) {
        return new Reminded(votes.remind(number, reader()));
    }

    @GetMapping(path = "/{number}/protocol", produces = MediaType.ALL_VALUE)
    @Operation(summary = "下载表决记录", description = "计票时保存的 PDF，姓名遮蔽，SHA-256 与公开摘要上的一致。")
    ResponseEntity<byte[]> protocol(@PathVariable String number) {
        return SentFile.pdf(protocols.kept(number, reader()).bytes(), number + ".pdf");
    }

    private SignedIn reader() {
        return currentUser.current().orElseThrow();
    }

    private OffsetDateTime at(Instant moment) {
        return moment == null ? null : moment.atZone(clock.getZone()).toOffsetDateTime();
    }

    private VoteView view(OwnerVote vote, SignedIn reader) {
        Scope scope = vote.scope();
        return new VoteView(
                vote.number(),
                vote.title(),
                vote.matter(),
                vote.matterLabel(),
                vote.kind().name(),
                scope.compound(),
                scope.building(),
                scope.entrance(),
                vote.text(),
                vote.status(),
                vote.status().label(),
                at(vote.opensAt()),
                at(vote.closesAt()),
                at(vote.closedAt()),
                vote.protocolSha256(),
                vote.edition(),
                votes.mayEdit(vote, reader),
                votes.mayRecord(vote, reader));
    }

    private GapView gap(Tally tally) {
        TallyView view = TallyView.of(tally);
        return new GapView(
                view,
                words.quorumGap(tally.gap()),
                words.approvalGap(tally),
                words.percent(tally.heads().participating(), tally.heads().total()),
                words.percent(tally.area().participating(), tally.area().total()),
                words.percent(tally.heads().agree(), tally.heads().participating()),
                words.percent(tally.area().agree(), tally.area().participating()));
    }

    private HomeView home(BoardHome home) {
        return new HomeView(
                home.home(),
                home.building(),
                home.entrance(),
                home.number(),
                home.floor(),
                home.area().toPlainString(),
                home.party().toString(),
                home.partyCode(),
                home.names(),
                home.choice().name(),
                home.choice().label(),
                home.channel() == null ? null : home.channel().label(),
                at(home.at()));
    }

    private BallotView ballot(Ballot ballot) {
        return new BallotView(
                ballot.id().toString(),
                ballot.party().toString(),
                ballot.choice().name(),
                ballot.choice().label(),
                ballot.channel().name(),
                ballot.channel().label(),
                at(ballot.givenAt()),
                at(ballot.recordedAt()),
                ballot.recordedBy(),
                ballot.proxied(),
                ballot.invalidReason(),
                ballot.counts(),
                ballot.state());
    }

    /** A vote to be written down. */
    record VoteEntry(
            @Schema(description = "标题，最多 60 个字", requiredMode = Schema.RequiredMode.REQUIRED)
            String title,

            @Schema(description = "表决事项，表决事项表里的代码", example = "LIFT", requiredMode = Schema.RequiredMode.REQUIRED)
            String matter,

            @Schema(description = "小区代码", requiredMode = Schema.RequiredMode.REQUIRED)
            String compound,

            @Schema(description = "楼栋代码，不写为整个小区") String building,

            @Schema(description = "单元，不写为整栋") String entrance,

            @Schema(description = "表决内容", requiredMode = Schema.RequiredMode.REQUIRED)
            String text,

            @Schema(description = "开始时间", example = "2026-11-20T09:00:00+08:00")
            String opensAt,

            @Schema(description = "截止时间", example = "2026-11-27T18:00:00+08:00")
            String closesAt) {

        NewVote read() {
            return new NewVote(
                    title,
                    matter,
                    Typed.scope(compound, building, entrance),
                    text,
                    Typed.moment(opensAt),
                    Typed.moment(closesAt));
        }
    }

    /** A ballot as entered. */
    record BallotBody(
            @Schema(description = "业主（名册里的 party）", requiredMode = Schema.RequiredMode.REQUIRED)
            String party,

            @Schema(
                    allowableValues = {"AGREE", "OPPOSE", "ABSTAIN"},
                    requiredMode = Schema.RequiredMode.REQUIRED)
            String choice,

            @Schema(
                    allowableValues = {"PAPER", "VISIT"},
                    requiredMode = Schema.RequiredMode.REQUIRED)
            String channel,

            @Schema(description = "投票时间，不写为现在", example = "2026-11-20T19:30:00+08:00")
            String givenAt,

            @Schema(description = "上门时的另一位见证人") String witness,

            @Schema(description = "代投的受托人姓名，要附委托书") String proxy) {

        BallotEntry read(List<BallotFile> evidence, List<BallotFile> authority) {
            return new BallotEntry(
                    Typed.choice(choice),
                    Typed.channel(channel),
                    Typed.moment(givenAt),
                    witness,
                    proxy,
                    evidence,
                    authority);
        }
    }

    record Reason(
            @Schema(description = "原因，2 至 200 个字", requiredMode = Schema.RequiredMode.REQUIRED)
            String reason) {}

    record Line(VoteView vote, TallyView tally) {}

    record VoteView(
            String number,
            String title,
            String matter,
            String matterLabel,
            String kind,
            String compound,
            String building,
            String entrance,
            String text,
            VoteStatus status,
            String statusLabel,
            OffsetDateTime opensAt,
            OffsetDateTime closesAt,
            OffsetDateTime closedAt,
            String protocolSha256,
            int edition,
            boolean mayEdit,
            boolean mayRecord) {}

    record BoardView(
            VoteView vote,
            TallyView tally,
            GapView gap,
            List<VotePlace> places,
            List<HomeView> homes,
            List<Missing> missing) {}

    record HomeView(
            long home,
            String building,
            String entrance,
            String number,
            Integer floor,
            String area,
            String party,
            String owner,
            String names,
            String choice,
            String choiceLabel,
            String channel,
            OffsetDateTime at) {}

    record Missing(String party, String owner, String names, int homes, String area) {}

    record GapView(
            TallyView tally,
            String quorum,
            String approval,
            String quorumHeadsPercent,
            String quorumAreaPercent,
            String approvalHeadsPercent,
            String approvalAreaPercent) {}

    record BallotView(
            String id,
            String party,
            String choice,
            String choiceLabel,
            String channel,
            String channelLabel,
            OffsetDateTime givenAt,
            OffsetDateTime recordedAt,
            String recordedBy,
            boolean proxied,
            String invalidReason,
            boolean counts,
            String state) {}

    record FileView(String id, String name, String mediaType, int size) {}

    record RecountView(OffsetDateTime at, String by, boolean same, String figures, String ballotsSha256) {}

    record Reminded(int letters) {}

    /** A vote for the public. */
    record SummaryView(
            String number,
            String title,
            String matter,
            String kind,
            String scope,
            VoteStatus status,
            OffsetDateTime opensAt,
            OffsetDateTime closesAt,
            String basis,
            Part turnoutHeads,
            Part turnoutArea,
            Part agreeHeads,
            Part agreeArea,
            Boolean passed,
            OffsetDateTime closedAt,
            String protocolSha256) {

        /** A part of a whole: fraction, percentage for reading, share needed, whether it is reached. */
        record Part(String fraction, String percent, String needed, boolean met) {}

        static SummaryView of(VoteSummary summary, VoteWords words, Function<Instant, OffsetDateTime> at) {
            OwnerVote vote = summary.vote();
            Tally tally = summary.tally();
            boolean closed = vote.status() == VoteStatus.CLOSED;
            return new SummaryView(
                    vote.number(),
                    vote.title(),
                    vote.matterLabel(),
                    vote.kind().name(),
                    summary.scope(),
                    vote.status(),
                    at.apply(vote.opensAt()),
                    at.apply(vote.closesAt()),
                    vote.thresholds().basis(),
                    tally == null
                            ? null
                            : new Part(
                                    words.fraction(
                                            tally.heads().participating(),
                                            tally.heads().total()),
                                    words.percent(
                                            tally.heads().participating(),
                                            tally.heads().total()),
                                    vote.thresholds().quorumHeads().text(),
                                    tally.quorum().heads()),
                    tally == null
                            ? null
                            : new Part(
                                    words.fraction(
                                            tally.area().participating(),
                                            tally.area().total()),
                                    words.percent(
                                            tally.area().participating(),
                                            tally.area().total()),
                                    vote.thresholds().quorumArea().text(),
                                    tally.quorum().area()),
                    closed
                            ? new Part(
                                    words.fraction(
                                            tally.heads().agree(), tally.heads().participating()),
                                    words.percent(
                                            tally.heads().agree(), tally.heads().participating()),
                                    vote.thresholds().approvalHeads().text(),
                                    tally.approval().heads())
                            : null,
                    closed
                            ? new Part(
                                    words.fraction(
                                            tally.area().agree(), tally.area().participating()),
                                    words.percent(
                                            tally.area().agree(), tally.area().participating()),
                                    vote.thresholds().approvalArea().text(),
                                    tally.approval().area())
                            : null,
                    closed ? tally.passed() : null,
                    at.apply(vote.closedAt()),
                    vote.protocolSha256());
        }
    }
}
