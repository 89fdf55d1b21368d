package cn.tongxinqiao.lift.web;

import cn.tongxinqiao.document.DocumentNotAccepted;
import cn.tongxinqiao.document.DocumentTooLarge;
import cn.tongxinqiao.document.SentFile;
import cn.tongxinqiao.lift.AgreementHome;
import cn.tongxinqiao.lift.AgreementRefused;
import cn.tongxinqiao.lift.LiftAgreement;
import cn.tongxinqiao.lift.LiftAgreements;
import cn.tongxinqiao.lift.LiftCaseNotAtThis;
import cn.tongxinqiao.lift.LiftCaseRefused;
import cn.tongxinqiao.lift.LiftFile;
import cn.tongxinqiao.lift.LiftNotice;
import cn.tongxinqiao.lift.LiftNotices;
import cn.tongxinqiao.lift.LiftObjections;
import cn.tongxinqiao.lift.LiftOwnerLink;
import cn.tongxinqiao.lift.LiftSummary;
import cn.tongxinqiao.lift.ObjectionKind;
import cn.tongxinqiao.lift.ObjectionRefused;
import cn.tongxinqiao.privacy.TextNotAllowed;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The agreement and the way to object for one owner, over the personal link. Nothing happens on a mere visit: mail scanners
 * open every link they see.
 */
@Controller
@Hidden
@RequestMapping("/lift/{number}")
class LiftOwnerPages {

    private final LiftAgreements agreements;
    private final LiftNotices notices;
    private final LiftObjections objections;
    private final LiftSummary summary;
    private final Clock clock;

    LiftOwnerPages(
            LiftAgreements agreements,
            LiftNotices notices,
            LiftObjections objections,
            LiftSummary summary,
            Clock clock) {
        this.agreements = agreements;
        this.notices = notices;
        this.objections = objections;
        this.summary = summary;
        this.clock = clock;
    }

    @GetMapping("/agreement")
    String agreement(
            @PathVariable String number,
            @RequestParam(required = false) String owner,
            @RequestParam(required = false) String token,
            @RequestParam(required = false) String done,
            Model model) {
        model.addAttribute("done", done != null);
        return agreement(link(number, owner, token), null, model);
    }

    private String agreement(LiftOwnerLink link, String problem, Model model) {
        LiftAgreement agreement = agreements.find(link).orElse(null);
        List<AgreementHome> mine = agreement == null
                ? List.of()
                : agreement.homes().stream()
                        .filter(home -> link.party().equals(home.party()))
                        .toList();
        model.addAttribute("agreement", agreement);
        model.addAttribute("mine", mine);
        model.addAttribute("signed", !mine.isEmpty() && mine.stream().allMatch(AgreementHome::isSigned));
        model.addAttribute(
                "maySign",
                agreement != null
                        && !agreement.isSettled()
                        && agreement.isWritten()
                        && mine.stream().anyMatch(home -> !home.isSigned()));
        frame(link, problem, model);
        return "lift/agreement";
    }

    @PostMapping("/agreement")
    String sign(
            @PathVariable String number,
            @RequestParam(required = false) String owner,
            @RequestParam(required = false) String token,
            @RequestParam(defaultValue = "") String read,
            @RequestParam(required = false) String agreed,
            Model model) {
        LiftOwnerLink link = link(number, owner, token);
        if (agreed == null) {
            return agreement(link, "请先看完协议，再勾选“我看过了，同意签字”。", model);
        }
        try {
            agreements.signByLink(link, read);
        } catch (AgreementRefused | LiftCaseNotAtThis refused) {
            return agreement(link, refused.getMessage(), model);
        }
        return back(link, "agreement");
    }

    @GetMapping("/agreement.pdf")
    ResponseEntity<byte[]> paper(
            @PathVariable String number,
            @RequestParam(required = false) String owner,
            @RequestParam(required = false) String token) {
        return SentFile.kept(agreements.paper(link(number, owner, token)));
    }

    @GetMapping("/objection")
    String objection(
            @PathVariable String number,
            @RequestParam(required = false) String owner,
            @RequestParam(required = false) String token,
            @RequestParam(required = false) String done,
            Model model) {
        model.addAttribute("done", done != null);
        model.addAttribute("key", UUID.randomUUID().toString());
        return objection(link(number, owner, token), null, model);
    }

    private String objection(LiftOwnerLink link, String problem, Model model) {
        model.addAttribute("mine", objections.list(link));
        LiftNotice notice = notices.newest(link.lift()).orElse(null);
        model.addAttribute("notice", notice);
        model.addAttribute("mayObject", objections.takesByLink(link));
        model.addAttribute("kinds", ObjectionKind.values());
        frame(link, problem, model);
        return "lift/objection";
    }

    @PostMapping("/objection")
    String raise(
            @PathVariable String number,
            @RequestParam(required = false) String owner,
            @RequestParam(required = false) String token,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(required = false) List<MultipartFile> photos,
            Model model)
            throws IOException {
        LiftOwnerLink link = link(number, owner, token);
        objections.list(link);
        List<LiftFile> files = Entered.files(photos);
        try {
            objections.raise(link, Entered.choice(ObjectionKind.class, kind), text, files, key);
        } catch (ObjectionRefused | LiftCaseRefused | TextNotAllowed | DocumentNotAccepted | DocumentTooLarge refused) {
            model.addAttribute("kind", kind);
            model.addAttribute("text", text);
            model.addAttribute("key", key);
            return objection(link, refused.getMessage(), model);
        }
        return back(link, "objection");
    }

    private void frame(LiftOwnerLink link, String problem, Model model) {
        model.addAttribute("link", link);
        model.addAttribute("problem", problem);
        model.addAttribute("house", summary.subject(link.lift()).orElse(""));
        model.addAttribute("words", new SchemeWords(clock));
    }

    private static String back(LiftOwnerLink link, String page) {
        return "redirect:"
                + UriComponentsBuilder.fromPath("/lift/{number}/" + page)
                        .queryParam("owner", "{owner}")
                        .queryParam("token", "{token}")
                        .queryParam("done", "1")
                        .encode()
                        .buildAndExpand(link.lift(), link.party(), link.token())
                        .toUriString();
    }

    private static LiftOwnerLink link(String number, String owner, String token) {
        return new LiftOwnerLink(number, Entered.id(owner), token);
    }
}
