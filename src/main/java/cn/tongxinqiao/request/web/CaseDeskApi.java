package cn.tongxinqiao.request.web;

import cn.tongxinqiao.access.CurrentUser;
import cn.tongxinqiao.request.CaseDesk;
import cn.tongxinqiao.request.CaseFiles;
import cn.tongxinqiao.request.CaseMerge;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A case as it lies on the desk of who works on it. */
@RestController
@RequestMapping(path = "/api", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "案件")
class CaseDeskApi {

    private final CaseDesk desk;
    private final CaseMerge merges;
    private final CurrentUser currentUser;

    CaseDeskApi(CaseDesk desk, CaseMerge merges, CurrentUser currentUser) {
        this.desk = desk;
        this.merges = merges;
        this.currentUser = currentUser;
    }

    @GetMapping("/cases/{number}")
    @Operation(summary = "案卷", description = "诉求全文、地点、时限、照片和文件、时间线、时间账、理由、此人以往的诉求、相似的在办件、发出的邮件，个人信息遮蔽。限本单位及下级单位手上的件。")
    ResponseEntity<CaseDesk.View> view(@PathVariable String number) {
        return fresh(desk.view(number, currentUser.current().orElseThrow()));
    }

    @GetMapping("/tasks/{taskId}/case")
    @Operation(summary = "任务的案卷", description = "看得到任务的人可用；无权看案件的（如待接单成员）只得到诉求、时间线和诉求人的照片。")
    ResponseEntity<CaseDesk.View> viewOfTask(@PathVariable String taskId) {
        return fresh(desk.viewOfTask(taskId, currentUser.current().orElseThrow()));
    }

    @GetMapping(path = "/tasks/{taskId}/files/{id}", produces = MediaType.ALL_VALUE)
    @Operation(summary = "待接单任务的一张诉求人照片", description = "限任务的候选人和经办人。small=true 给缩略图。")
    ResponseEntity<byte[]> photoOfTask(
            @PathVariable String taskId, @PathVariable String id, @RequestParam(defaultValue = "false") boolean small) {
        CaseFiles.Opened photo =
                desk.photoOfTask(taskId, id, small, currentUser.current().orElseThrow());
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(photo.mediaType()))
                .cacheControl(CacheControl.noStore())
                .body(photo.bytes());
    }

    @PostMapping(path = "/cases/{number}/merge", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "并单", description = "受理员把待核实的诉求并入同一事项的在办件，等同在核实要件表单里填写主单编号后提交。")
    Merged merge(@PathVariable String number, @RequestBody Target target) {
        return new Merged(
                number,
                merges.merge(number, target.into(), currentUser.current().orElseThrow()));
    }

    private static ResponseEntity<CaseDesk.View> fresh(CaseDesk.View view) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(view);
    }

    /** The case to merge into. */
    record Target(String into) {}

    /** What came of it. */
    record Merged(String number, String into) {}
}
