package cn.tongxinqiao.request.web;

import cn.tongxinqiao.access.CurrentUser;
import cn.tongxinqiao.request.CaseLedger;
import cn.tongxinqiao.request.CaseReasons;
import cn.tongxinqiao.request.ContactReveal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What staff may ask about a case that is theirs. */
@RestController
@RequestMapping(path = "/api/cases", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "案件")
class CaseApi {

    private final CaseReasons reasons;
    private final CaseLedger ledger;
    private final ContactReveal contacts;
    private final CurrentUser currentUser;

    CaseApi(CaseReasons reasons, CaseLedger ledger, ContactReveal contacts, CurrentUser currentUser) {
        this.contacts = contacts;
        this.reasons = reasons;
        this.ledger = ledger;
        this.currentUser = currentUser;
    }

    @GetMapping("/{number}/reasons")
    @Operation(summary = "为什么由我办", description = "层级、时限、去向各由哪张表第几版的哪条规则决定，或由谁改定、理由是什么。限本单位及下级单位手上的件。")
    Reasons reasons(@PathVariable String number) {
        return new Reasons(
                number,
                reasons.reasons(number, currentUser.current().orElseThrow()).stream()
                        .map(Reason::of)
                        .toList());
    }

    @GetMapping("/{number}/ledger")
    @Operation(summary = "时间账", description = "从收到到办结（未办结的到现在）谁在什么时候办，各段秒数之和等于全程。各单位用时按其办公时间另计，停表时间单列。")
    CaseLedger.Account ledger(@PathVariable String number) {
        return ledger.account(number, currentUser.current().orElseThrow());
    }

    @PostMapping(path = "/{number}/contact", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "查看联系方式", description = "经办人或其单位负责人填写理由后查看诉求人的姓名和电话，每次查看记入审计。其他人得到 404。")
    ResponseEntity<ContactReveal.Contact> contact(@PathVariable String number, @RequestBody Wish wish) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(contacts.reveal(
                        number, wish.reason(), currentUser.current().orElseThrow()));
    }

    /** Why somebody wants to see a contact. */
    record Wish(String reason) {}

    /** Why a case is where it is. */
    record Reasons(String number, List<Reason> reasons) {}

    /** One reason. */
    record Reason(
            CaseReasons.About about, String label, String text, String table, Integer version, OffsetDateTime at) {

        static Reason of(CaseReasons.Reason reason) {
            return new Reason(
                    reason.about(),
                    reason.about().label(),
                    reason.text(),
                    reason.table(),
                    reason.version(),
                    reason.at());
        }
    }
}
