package cn.tongxinqiao.organization.web;

import cn.tongxinqiao.organization.Absence;
import cn.tongxinqiao.organization.AbsenceRefused;
import cn.tongxinqiao.organization.Absences;
import cn.tongxinqiao.organization.UnknownAbsence;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.security.Principal;
import java.util.List;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Leave for programs; the same rules as on the page. */
@RestController
@RequestMapping(path = "/api/absences", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "请假")
class AbsenceApi {

    private final Absences absences;

    AbsenceApi(Absences absences) {
        this.absences = absences;
    }

    @GetMapping
    @Operation(summary = "查看现在和将来的请假", description = "本人所在单位的；系统管理员看所有人的。")
    List<Absence> list(
            @Parameter(description = "只看一个单位的，单位代码") @RequestParam(required = false) String unit,
            @Parameter(hidden = true) Principal account) {
        return unit == null || unit.isBlank()
                ? absences.seenBy(account.getName())
                : absences.ofUnit(unit.strip(), account.getName());
    }

    @PostMapping
    @Operation(summary = "登记请假", description = "本人登记本人的，单位负责人登记本单位人员的，系统管理员登记所有人的。重复提交同一次请假，返回原来的登记。")
    ResponseEntity<Absence> register(@RequestBody NewAbsence entry, @Parameter(hidden = true) Principal account) {
        String member = entry.member() == null || entry.member().isBlank() ? account.getName() : entry.member();
        LeaveForm form = new LeaveForm(member.strip(), entry.from(), entry.to(), entry.substitute());
        Absence absence = absences.register(
                form.member(), form.firstDay(), form.lastDay(), form.substituteOrNull(), account.getName());
        return ResponseEntity.created(URI.create("/api/absences/" + absence.id()))
                .body(absence);
    }

    @DeleteMapping("/{id}")
    @Operation(summary = "撤销请假", description = "已经开始的，从现在起结束。")
    ResponseEntity<Void> cancel(
            @Parameter(description = "请假登记的编号") @PathVariable String id, @Parameter(hidden = true) Principal account) {
        absences.cancel(parsed(id), account.getName());
        return ResponseEntity.noContent().build();
    }

    /** What cannot be an id is the id of nothing. */
    static UUID parsed(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw UnknownAbsence.any();
        }
    }

    /**
     * A leave to be registered. Days are texts, so that {@link AbsenceRefused} can name the one that is none.
     *
     * @param member account of the person away, null for oneself
     * @param from first day
     * @param to last day, inclusive
     * @param substitute account of who takes over, null for nobody
     */
    record NewAbsence(
            @Schema(description = "请假人账号，不写为本人") String member,

            @Schema(description = "第一天，如 2027-01-04", requiredMode = Schema.RequiredMode.REQUIRED)
            String from,

            @Schema(description = "最后一天（含）", requiredMode = Schema.RequiredMode.REQUIRED)
            String to,

            @Schema(description = "代理人账号，可不写") String substitute) {}
}
