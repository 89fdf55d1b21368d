package cn.tongxinqiao.request.web;

import cn.tongxinqiao.access.CurrentUser;
import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.document.SentFile;
import cn.tongxinqiao.request.Attachments;
import cn.tongxinqiao.request.CaseFile;
import cn.tongxinqiao.request.CaseLedger;
import cn.tongxinqiao.request.Feedback;
import cn.tongxinqiao.request.Intake;
import cn.tongxinqiao.request.Receipt;
import cn.tongxinqiao.request.Status;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/**
 * The public API of requests. What it answers with is said beforehand, so that whoever does not take JSON is turned away
 * before anything is done for him.
 */
@RestController
@RequestMapping(path = "/api/requests", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "诉求")
class RequestApi {

    private final Intake intake;
    private final CaseFile cases;
    private final CaseLedger ledger;
    private final Feedback feedback;
    private final CurrentUser currentUser;
    private final RequestSubmissions submissions;
    private final Attachments attachments;

    RequestApi(
            Intake intake,
            CaseFile cases,
            CaseLedger ledger,
            Feedback feedback,
            CurrentUser currentUser,
            RequestSubmissions submissions,
            Attachments attachments) {
        this.intake = intake;
        this.cases = cases;
        this.ledger = ledger;
        this.feedback = feedback;
        this.currentUser = currentUser;
        this.submissions = submissions;
        this.attachments = attachments;
    }

    @PostMapping
    @Operation(summary = "提交诉求", description = "同一幂等键或外部编号重复提交，返回第一次的结果，不重复立案。")
    ResponseEntity<Receipt> receive(
            @Valid @RequestBody RequestEntry entry,
            @RequestHeader(name = "Idempotency-Key", required = false) String key) {
        Receipt receipt = submissions.submit(entry, key, currentUser.current().orElse(null));
        return ResponseEntity.created(URI.create("/api/requests/" + receipt.number()))
                .body(receipt);
    }

    @GetMapping("/{number}")
    @Operation(summary = "凭编号和查询码查看进度")
    CaseFile.Progress progress(@PathVariable String number, @RequestParam(required = false) String token) {
        return cases.progress(number, token);
    }

    @GetMapping("/{number}/time")
    @Operation(summary = "时间花在哪里", description = "凭编号和查询码。各段相加就是从收到到办结（未办结的到现在）的全部时间；只写单位，不写人名。")
    CaseLedger.Spent time(@PathVariable String number, @RequestParam(required = false) String token) {
        return ledger.spent(number, token);
    }

    @PostMapping("/{number}/rating")
    @Operation(summary = "评价", description = "只有诉求人、只在评价期内、每轮只能评一次。")
    Map<String, Status> rate(
            @PathVariable String number,
            @RequestParam(required = false) String token,
            @Valid @RequestBody RatingEntry rating) {
        feedback.rate(number, token, new Feedback.Rating(rating.solved(), rating.satisfaction(), rating.comment()));
        return Map.of("status", cases.status(number));
    }

    @PostMapping("/{number}/details")
    @Operation(summary = "补充说明", description = "只在被要求补充时可用。")
    Map<String, Status> addDetail(
            @PathVariable String number,
            @RequestParam(required = false) String token,
            @Valid @RequestBody DetailEntry detail) {
        intake.addDetail(number, token, detail.text());
        return Map.of("status", cases.status(number));
    }

    @PostMapping(path = "/{number}/files", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(summary = "上传照片", description = "JPEG 或 PNG，按内容检查，去除拍摄信息。")
    Map<String, Object> addFiles(
            @PathVariable String number,
            @RequestParam(required = false) String token,
            @RequestPart("files") List<MultipartFile> files)
            throws IOException {
        intake.requireToken(number, token);
        List<Attachments.Upload> uploads = new ArrayList<>();
        for (MultipartFile file : files) {
            uploads.add(new Attachments.Upload(file.getOriginalFilename(), file.getBytes()));
        }
        return Map.of("files", attachments.add(number, token, uploads));
    }

    @GetMapping("/{number}/files")
    @Operation(summary = "列出照片", description = "诉求人凭查询码；工作人员登录后，限本单位及下级单位手上的件。")
    Map<String, Object> files(@PathVariable String number, @RequestParam(required = false) String token) {
        return Map.of(
                "files",
                staff(token)
                        .map(reader -> attachments.list(number, reader))
                        .orElseGet(() -> attachments.list(number, token)));
    }

    @GetMapping(path = "/{number}/files/{id}", produces = MediaType.ALL_VALUE)
    @Operation(summary = "查看一张照片", description = "size=thumb 为缩略图，size=full 为原图。")
    ResponseEntity<byte[]> file(
            @PathVariable String number,
            @PathVariable String id,
            @RequestParam(required = false) String token,
            @RequestParam(defaultValue = "full") PhotoSize size) {
        boolean small = size == PhotoSize.thumb;
        Attachments.Picture picture = staff(token)
                .map(reader -> attachments.open(number, reader, id, small))
                .orElseGet(() -> attachments.open(number, token, id, small));
        return SentFile.shown(picture.bytes(), picture.mediaType());
    }

    /** Whose right counts when no token is shown. */
    private Optional<SignedIn> staff(String token) {
        return token == null ? currentUser.current() : Optional.empty();
    }

    @PostMapping("/{number}/withdrawal")
    @Operation(summary = "撤回诉求")
    Map<String, Status> withdraw(@PathVariable String number, @RequestParam(required = false) String token) {
        intake.withdraw(number, token);
        return Map.of("status", cases.status(number));
    }

    @PostMapping("/{number}/urge")
    @Operation(summary = "催办")
    Map<String, Status> urge(@PathVariable String number, @RequestParam(required = false) String token) {
        intake.urge(number, token);
        return Map.of("status", cases.status(number));
    }

    /** How large a photo is wanted; the names are the words of the contract. */
    enum PhotoSize {
        thumb,
        full
    }

    /** A requester's rating. */
    record RatingEntry(
            @NotNull(message = "请说明是否解决 solved") Boolean solved,
            @NotNull(message = "请选择满意程度 satisfaction") Feedback.Satisfaction satisfaction,

            @Size(max = 2000, message = "评价说明 comment 最多2000个字")
            String comment) {}

    /** A requester's answer to a question. */
    record DetailEntry(
            @NotBlank(message = "请填写补充内容 text") @Size(max = 5000, message = "补充内容 text 最多5000个字")
            String text) {}
}
