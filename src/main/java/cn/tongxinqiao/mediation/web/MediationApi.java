package cn.tongxinqiao.mediation.web;

import cn.tongxinqiao.access.CurrentUser;
import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.mediation.MediationCase;
import cn.tongxinqiao.mediation.MediationCases;
import cn.tongxinqiao.mediation.MediationEvent;
import cn.tongxinqiao.mediation.NewMediation;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Mediations for programs; names are masked, what was said is on the page only. */
@RestController
@RequestMapping(path = "/api/mediations", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "调解")
class MediationApi {

    private final MediationCases cases;
    private final CurrentUser currentUser;
    private final Clock clock;

    MediationApi(MediationCases cases, CurrentUser currentUser, Clock clock) {
        this.cases = cases;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    @GetMapping
    @Operation(summary = "列出调解", description = "本人能看的；在办的在前，再按时间倒序，最多 500 件，不含当事人。给出 origin 的，列出从这件诉求来的调解，连同已结束的。")
    List<MediationView> list(
            @RequestParam(defaultValue = "false") boolean over, @RequestParam(defaultValue = "") String origin) {
        return (origin.isBlank() ? cases.list(over, reader()) : cases.from(origin.strip(), reader()))
                .stream().map(found -> view(found, List.of())).toList();
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "申请调解", description = "限工作人员替群众录入。同一账号同一幂等键重复发送，返回第一次的编号。")
    MediationView file(
            @RequestBody MediationEntry entry, @RequestHeader(name = "Idempotency-Key", required = false) String key) {
        SignedIn by = reader();
        String number = cases.file(entry.read(), by, key);
        return view(cases.get(number, by), cases.events(number, by));
    }

    @GetMapping("/{number}")
    @Operation(summary = "查看调解", description = "当事人姓名遮蔽；地点和纠纷事实只给调解员。")
    MediationView get(@PathVariable String number) {
        SignedIn reader = reader();
        MediationCase found = cases.get(number, reader);
        return view(found, cases.events(number, reader));
    }

    @PostMapping(path = "/{number}/withdrawal", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "撤回调解申请", description = "限录入的人和调解员，要写原因；协议生效后不能撤回。")
    MediationView withdraw(@PathVariable String number, @RequestBody MediationWithdrawal withdrawal) {
        SignedIn by = reader();
        cases.withdraw(number, withdrawal.reason(), by);
        return view(cases.get(number, by), cases.events(number, by));
    }

    private MediationView view(MediationCase found, List<MediationEvent> events) {
        boolean works = cases.mayWork(reader());
        return new MediationView(
                found.number(),
                found.subject(),
                found.community(),
                found.origin(),
                found.status().name(),
                found.status().label(),
                works && !events.isEmpty() ? found.place() : null,
                works && !events.isEmpty() ? found.facts() : null,
                at(found.filedAt()),
                at(found.dueAt()),
                found.dueAt() == null
                        ? null
                        : found.dueAt().atZone(clock.getZone()).toLocalDate().minusDays(1),
                at(found.endedAt()),
                found.reasonKind() == null ? null : found.reasonKind().name(),
                found.reasonKind() == null ? null : found.reasonKind().label(),
                found.wayLines(),
                found.sides().stream()
                        .map(side ->
                                new SideView(side.role().name(), side.role().label(), side.masked(), side.consents()))
                        .toList(),
                events.stream()
                        .map(event -> new EventView(at(event.at()), event.text()))
                        .toList());
    }

    private OffsetDateTime at(Instant moment) {
        return moment == null ? null : moment.atZone(clock.getZone()).toOffsetDateTime();
    }

    private SignedIn reader() {
        return currentUser.current().orElseThrow();
    }

    /**
     * A dispute as sent.
     *
     * @param subject a few words without names
     * @param facts what it is about
     * @param place address in words
     * @param community code of the community
     * @param origin number of the case it comes from, or null
     * @param sides who disputes
     */
    record MediationEntry(
            String subject, String facts, String place, String community, String origin, List<SideEntry> sides) {

        NewMediation read() {
            return new NewMediation(
                    subject,
                    facts,
                    place,
                    community,
                    origin,
                    sides == null
                            ? List.of()
                            : sides.stream()
                                    .filter(Objects::nonNull)
                                    .map(side -> new NewMediation.Side(
                                            MediationForm.role(side.role()), side.name(), side.phone(), side.email()))
                                    .toList());
        }
    }

    /**
     * Somebody who disputes.
     *
     * @param role APPLICANT or RESPONDENT
     * @param name full name
     * @param phone phone number, or null
     * @param email mail address, or null
     */
    record SideEntry(String role, String name, String phone, String email) {}

    /**
     * Why a case is taken back.
     *
     * @param reason in words
     */
    record MediationWithdrawal(String reason) {}

    /**
     * A mediation.
     *
     * @param place address in words, for mediators only and not in lists
     * @param facts what it is about, as above
     * @param dueAt the moment the clock ends
     * @param lastDay the last day of the clock
     * @param failReason why it failed, or null
     * @param ways lawful ways left, empty when it has not failed
     */
    record MediationView(
            String number,
            String subject,
            String community,
            String origin,
            String status,
            String statusLabel,
            String place,
            String facts,
            OffsetDateTime filedAt,
            OffsetDateTime dueAt,
            LocalDate lastDay,
            OffsetDateTime endedAt,
            String failReason,
            String failReasonLabel,
            List<String> ways,
            List<SideView> sides,
            List<EventView> timeline) {}

    /** A side, its name masked. */
    record SideView(String role, String roleLabel, String name, Boolean consents) {}

    /** Something that happened. */
    record EventView(OffsetDateTime at, String text) {}
}
