package cn.tongxinqiao.mediation.web;

import cn.tongxinqiao.document.SentFile;
import cn.tongxinqiao.mediation.MediationAgreements;
import cn.tongxinqiao.mediation.MediationCases;
import cn.tongxinqiao.mediation.MediationLink;
import cn.tongxinqiao.mediation.MediationNotNow;
import cn.tongxinqiao.mediation.MediationNotYours;
import cn.tongxinqiao.mediation.MediationPage;
import cn.tongxinqiao.mediation.MediationRefused;
import cn.tongxinqiao.mediation.MediationSides;
import cn.tongxinqiao.mediation.MediationStatus;
import cn.tongxinqiao.mediation.MediationTalks;
import cn.tongxinqiao.mediation.SideRole;
import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** One side's own page, by its link. A mere visit changes nothing: mail scanners open every link they see. */
@Controller
@Hidden
@RequestMapping("/mediation/{number}")
class MediationSidePage {

    private final MediationSides sides;
    private final MediationCases cases;
    private final MediationTalks talks;
    private final MediationAgreements agreements;
    private final MediationWords words;

    MediationSidePage(
            MediationSides sides,
            MediationCases cases,
            MediationTalks talks,
            MediationAgreements agreements,
            MediationWords words) {
        this.sides = sides;
        this.cases = cases;
        this.talks = talks;
        this.agreements = agreements;
        this.words = words;
    }

    @GetMapping
    String show(
            @PathVariable String number,
            @RequestParam(required = false) String side,
            @RequestParam(required = false) String token,
            @RequestParam(required = false) String done,
            Model model) {
        return page(link(number, side, token), done != null, null, model);
    }

    @PostMapping("/consent")
    String consent(
            @PathVariable String number,
            @RequestParam(required = false) String side,
            @RequestParam(required = false) String token,
            @RequestParam(required = false) String agrees,
            Model model) {
        MediationLink link = link(number, side, token);
        return answered(link, agrees, model, yes -> cases.consentByLink(link, yes));
    }

    @PostMapping("/extension")
    String extension(
            @PathVariable String number,
            @RequestParam(required = false) String side,
            @RequestParam(required = false) String token,
            @RequestParam(required = false) String agrees,
            Model model) {
        MediationLink link = link(number, side, token);
        return answered(link, agrees, model, yes -> talks.answerExtensionByLink(link, yes));
    }

    private String answered(
            MediationLink link, String agrees, Model model, java.util.function.Consumer<Boolean> answer) {
        if (!"yes".equals(agrees) && !"no".equals(agrees)) {
            return page(link, false, "请选择同意或不同意。", model);
        }
        try {
            answer.accept("yes".equals(agrees));
            return back(link);
        } catch (MediationNotNow refused) {
            return page(link, false, refused.getMessage(), model);
        }
    }

    @PostMapping("/withdrawal")
    String withdraw(
            @PathVariable String number,
            @RequestParam(required = false) String side,
            @RequestParam(required = false) String token,
            @RequestParam(defaultValue = "") String reason,
            Model model) {
        MediationLink link = link(number, side, token);
        try {
            cases.withdrawByLink(link, reason);
            return back(link);
        } catch (MediationRefused | MediationNotNow | MediationNotYours refused) {
            return page(link, false, refused.getMessage(), model);
        }
    }

    @GetMapping("/agreement.pdf")
    ResponseEntity<byte[]> paper(
            @PathVariable String number,
            @RequestParam(required = false) String side,
            @RequestParam(required = false) String token) {
        return SentFile.pdf(agreements.paperByLink(link(number, side, token)), "调解协议书" + number + ".pdf");
    }

    private String page(MediationLink link, boolean done, String problem, Model model) {
        MediationPage page = sides.page(link);
        model.addAttribute("page", page);
        model.addAttribute("link", link);
        model.addAttribute("done", done);
        model.addAttribute("problem", problem);
        model.addAttribute("words", words);
        model.addAttribute("asked", page.mediation().status() == MediationStatus.ASKING);
        model.addAttribute(
                "mayWithdraw",
                page.side().role() == SideRole.APPLICANT
                        && page.mediation().status().isWithdrawable());
        return "mediation/side";
    }

    private static String back(MediationLink link) {
        return "redirect:"
                + UriComponentsBuilder.fromPath("/mediation/{number}")
                        .queryParam("side", "{side}")
                        .queryParam("token", "{token}")
                        .queryParam("done", "1")
                        .encode()
                        .buildAndExpand(link.number(), link.side(), link.token())
                        .toUriString();
    }

    private static MediationLink link(String number, String side, String token) {
        return new MediationLink(number, MediationForm.id(side), token);
    }
}
