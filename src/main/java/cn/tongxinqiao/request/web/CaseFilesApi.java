package cn.tongxinqiao.request.web;

import cn.tongxinqiao.access.CurrentUser;
import cn.tongxinqiao.document.SentFile;
import cn.tongxinqiao.request.Attachments;
import cn.tongxinqiao.request.CaseFiles;
import cn.tongxinqiao.request.CaseNotes;
import cn.tongxinqiao.request.FilePurpose;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Files and notes that staff keep with a case that is theirs. */
@RestController
@RequestMapping(path = "/api/cases/{number}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "案件")
class CaseFilesApi {

    private static final int LONGEST_KEY = 200;

    private final CaseFiles files;
    private final CaseNotes notes;
    private final CurrentUser currentUser;

    CaseFilesApi(CaseFiles files, CaseNotes notes, CurrentUser currentUser) {
        this.files = files;
        this.notes = notes;
        this.currentUser = currentUser;
    }

    @PostMapping(path = "/files", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(
            summary = "给案件加照片或文件",
            description = "办理前、办理后只收照片；签字材料、办理材料还收 PDF、docx、xlsx，按内容检查。只限经办人、其单位负责人、待接单单位和有分工的部门。"
                    + "同一账号同一幂等键重复发送，返回第一次的结果。")
    Files add(
            @PathVariable String number,
            @RequestParam FilePurpose purpose,
            @RequestPart("files") List<MultipartFile> sent,
            @RequestHeader(name = "Idempotency-Key", required = false) String key)
            throws IOException {
        if (key != null && (key.isBlank() || key.length() > LONGEST_KEY)) {
            throw BadKey.of(LONGEST_KEY);
        }
        List<Attachments.Upload> uploads = new ArrayList<>();
        for (MultipartFile file : sent) {
            uploads.add(new Attachments.Upload(file.getOriginalFilename(), file.getBytes()));
        }
        return new Files(
                files.add(number, purpose, uploads, currentUser.current().orElseThrow(), key));
    }

    @GetMapping("/files")
    @Operation(summary = "列出案件的照片和文件", description = "限本单位及下级单位手上的件；诉求人只看得到自己的照片，见 /api/requests/{number}/files。")
    Files list(@PathVariable String number) {
        return new Files(files.list(number, currentUser.current().orElseThrow()));
    }

    @GetMapping(path = "/files/{id}", produces = MediaType.ALL_VALUE)
    @Operation(summary = "打开案件的一张照片或一份文件", description = "small=true 给照片的缩略图；文件只供下载，每次下载记入审计。")
    ResponseEntity<byte[]> open(
            @PathVariable String number, @PathVariable String id, @RequestParam(defaultValue = "false") boolean small) {
        CaseFiles.Opened opened = files.open(number, currentUser.current().orElseThrow(), id, small);
        return opened.kept().photo()
                ? SentFile.shown(opened.bytes(), opened.mediaType())
                : SentFile.saved(
                        opened.bytes(), opened.mediaType(), opened.kept().name());
    }

    @PostMapping(path = "/notes", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "写备注", description = "只给工作人员看，1 至 1000 个字，显示时遮蔽个人信息。")
    void note(@PathVariable String number, @RequestBody Note note) {
        notes.add(number, note.text(), currentUser.current().orElseThrow());
    }

    /** A note as typed. */
    record Note(String text) {}

    /** The files of a case. */
    record Files(List<CaseFiles.Kept> files) {}
}
