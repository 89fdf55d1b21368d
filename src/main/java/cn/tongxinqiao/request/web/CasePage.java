package cn.tongxinqiao.request.web;

import cn.tongxinqiao.access.CurrentUser;
import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.request.CaseLedger;
import cn.tongxinqiao.request.CaseReasons;
import cn.tongxinqiao.request.Category;
import cn.tongxinqiao.request.LeadingRequests;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Clock;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** One case for staff who may read it: who held it from when to when, its clocks, and why it is where it is. */
@Controller
@Hidden
class CasePage {

    private final CaseLedger ledger;
    private final CaseReasons reasons;
    private final LeadingRequests requests;
    private final CurrentUser currentUser;
    private final Clock clock;

    CasePage(CaseLedger ledger, CaseReasons reasons, LeadingRequests requests, CurrentUser currentUser, Clock clock) {
        this.ledger = ledger;
        this.reasons = reasons;
        this.requests = requests;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    @GetMapping("/cases/{number}")
    String show(@PathVariable String number, Model model) {
        SignedIn reader = currentUser.current().orElseThrow();
        model.addAttribute("account", ledger.account(number, reader));
        model.addAttribute("reasons", reasons.reasons(number, reader));
        model.addAttribute("words", new LedgerWords(clock));
        model.addAttribute("leadsToLift", requests.isFor(number, Category.LIFT, reader));
        return "case";
    }
}
