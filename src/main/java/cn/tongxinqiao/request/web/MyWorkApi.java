package cn.tongxinqiao.request.web;

import cn.tongxinqiao.access.CurrentUser;
import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.engine.EngineFaults;
import cn.tongxinqiao.request.MyWork;
import cn.tongxinqiao.request.UnitWork;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** What Tasklist's own buttons ask for: the next task, and passing one on. */
@RestController
@RequestMapping(path = "/api/my-work", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "我的工作")
class MyWorkApi {

    private final MyWork work;
    private final UnitWork units;
    private final CurrentUser currentUser;

    MyWorkApi(MyWork work, UnitWork units, CurrentUser currentUser) {
        this.work = work;
        this.units = units;
        this.currentUser = currentUser;
    }

    @GetMapping("/pages")
    @Operation(summary = "我能打开哪些工作页面", description = "手机版对工作人员和服务队成员开放；本单位任务只对负责人和上级开放。")
    ResponseEntity<Pages> pages() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Pages(true, !units.unitsOf(me()).isEmpty()));
    }

    @PostMapping("/next")
    @Operation(summary = "抢下一件", description = "在我可以接的任务里抢最急的一件；别人先抢到的自动跳过。没有可抢的，taskId 为空并说明原因。")
    Next next() {
        MyWork.Next next = work.claimNext(me());
        return next.claimed() == null
                ? new Next(null, null, next.why())
                : new Next(next.claimed().task(), next.claimed().number(), null);
    }

    @GetMapping("/{task}/colleagues")
    @Operation(summary = "可以转给谁", description = "只有承办人能转：不是承办人的 mine 为 false。志愿者只能退回，得到空表。")
    Colleagues colleagues(@PathVariable String task) {
        MyWork.Choice choice = work.choice(task, me());
        return new Colleagues(
                choice.mine(),
                choice.colleagues().entrySet().stream()
                        .map(person -> new Colleague(person.getKey(), person.getValue()))
                        .toList());
    }

    @PostMapping(path = "/{task}/pass-on", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "转办或退回待接单", description = "只有承办人能办，理由必填。to 为空表示退回，让其他人接。")
    void passOn(@PathVariable String task, @RequestBody Passing passing) {
        try {
            work.passOn(task, passing.to(), passing.reason(), me());
        } catch (RuntimeException e) {
            EngineFaults.Fault fault = EngineFaults.told(e).orElseThrow(() -> e);
            throw new ResponseStatusException(fault.status(), fault.detail(), e);
        }
    }

    private SignedIn me() {
        return currentUser.current().orElseThrow();
    }

    /** Which pages an account may open. */
    record Pages(boolean phone, boolean unit) {}

    /** What was claimed; without one, why. */
    record Next(String taskId, String number, String detail) {}

    /** Whether a task is the account's to pass on, and to whom. */
    record Colleagues(boolean mine, List<Colleague> colleagues) {}

    /** Somebody a task can be passed on to. */
    record Colleague(String id, String name) {}

    /** To whom a task goes, and why. */
    record Passing(String to, String reason) {}
}
