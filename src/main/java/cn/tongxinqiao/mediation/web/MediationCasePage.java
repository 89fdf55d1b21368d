package cn.tongxinqiao.mediation.web;

import cn.tongxinqiao.access.CurrentUser;
import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.document.DocumentNotAccepted;
import cn.tongxinqiao.document.DocumentTooLarge;
import cn.tongxinqiao.document.SentFile;
import cn.tongxinqiao.mediation.AgreementText;
import cn.tongxinqiao.mediation.MediationAgreements;
import cn.tongxinqiao.mediation.MediationAgreements.Scan;
import cn.tongxinqiao.mediation.MediationCase;
import cn.tongxinqiao.mediation.MediationCases;
import cn.tongxinqiao.mediation.MediationLink;
import cn.tongxinqiao.mediation.MediationNotNow;
import cn.tongxinqiao.mediation.MediationRefused;
import cn.tongxinqiao.mediation.MediationStatus;
import cn.tongxinqiao.mediation.MediationTalks;
import cn.tongxinqiao.mediation.NewRound;
import cn.tongxinqiao.organization.Organization;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** One mediation with everything about it; mediators work on it here, the tasks only take the decisions. */
@Controller
@Hidden
@RequestMapping("/mediations/{number}")
class MediationCasePage {

    private static final Map<String, String> DONE = Map.ofEntries(
            Map.entry("filed", "调解申请已登记，等人民调解席审查。"),
            Map.entry("consent", "意见已登记。"),
            Map.entry("link", "链接已换，旧链接作废；留有邮箱的会收到新链接。"),
            Map.entry("round", "这次调解已登记，请到任务里提交结果。"),
            Map.entry("extension", "已征求各方意见。"),
            Map.entry("answer", "意见已登记。"),
            Map.entry("agreement", "协议已保存，改动前的签字作废。"),
            Map.entry("signature", "签字盖章已登记。"),
            Map.entry("withdrawn", "已撤回。"));

    private final MediationCases cases;
    private final MediationTalks talks;
    private final MediationAgreements agreements;
    private final Organization organization;
    private final MediationWords words;
    private final CurrentUser currentUser;
    private final Clock clock;

    MediationCasePage(
            MediationCases cases,
            MediationTalks talks,
            MediationAgreements agreements,
            Organization organization,
            MediationWords words,
            CurrentUser currentUser,
            Clock clock) {
        this.cases = cases;
        this.talks = talks;
        this.agreements = agreements;
        this.organization = organization;
        this.words = words;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    @GetMapping
    String show(@PathVariable String number, @RequestParam(defaultValue = "") String done, Model model) {
        return page(number, DONE.get(done), null, false, model);
    }

    private String page(String number, String done, String problem, boolean revealed, Model model) {
        SignedIn reader = reader();
        MediationCase mediation = cases.get(number, reader);
        boolean works = cases.mayWork(reader);
        model.addAttribute("mediation", mediation);
        model.addAttribute(
                "community", organization.names(Set.of(mediation.community())).get(mediation.community()));
        model.addAttribute(
                "mediatorName",
                mediation.mediator() == null
                        ? ""
                        : cases.mediators().getOrDefault(mediation.mediator(), mediation.mediator()));
        model.addAttribute("events", cases.events(number, reader));
        model.addAttribute("rounds", works ? talks.rounds(number, reader) : List.of());
        model.addAttribute("extensions", talks.extensions(number, reader));
        model.addAttribute("agreement", works ? agreements.find(number, reader).orElse(null) : null);
        model.addAttribute("missing", agreements.missing(mediation));
        model.addAttribute("visits", works ? agreements.visits(number, reader) : List.of());
        model.addAttribute("scans", works ? agreements.scans(number, reader) : List.of());
        model.addAttribute("works", works);
        model.addAttribute("mayWithdraw", cases.mayWithdraw(mediation, reader));
        model.addAttribute("over", mediation.status().isOver());
        model.addAttribute("asking", mediation.status() == MediationStatus.ASKING);
        model.addAttribute("talking", mediation.status() == MediationStatus.MEDIATING);
        model.addAttribute("signing", mediation.status() == MediationStatus.AGREED);
        model.addAttribute("revealed", revealed);
        model.addAttribute("done", done);
        model.addAttribute("problem", problem);
        model.addAttribute("words", words);
        model.addAttribute("key", UUID.randomUUID().toString());
        return "mediations/case";
    }

    @PostMapping("/contacts")
    String reveal(@PathVariable String number, @RequestParam(defaultValue = "") String reason, Model model) {
        try {
            cases.reveal(number, reason, reader());
            return page(number, null, null, true, model);
        } catch (MediationRefused refused) {
            return page(number, null, refused.getMessage(), false, model);
        }
    }

    @PostMapping("/sides/{side}/consent")
    String consent(
            @PathVariable String number,
            @PathVariable String side,
            @RequestParam(defaultValue = "") String agrees,
            Model model) {
        return act(number, "consent", model, () -> {
            cases.recordConsent(number, MediationForm.id(side), "yes".equals(agrees), reader());
        });
    }

    /** Shows the new link once, to be handed over by other means. */
    @PostMapping("/sides/{side}/link")
    String renewLink(@PathVariable String number, @PathVariable String side, Model model) {
        try {
            MediationLink link = cases.renewLink(number, MediationForm.id(side), reader());
            model.addAttribute("newLink", link.path());
            return page(number, DONE.get("link"), null, false, model);
        } catch (MediationNotNow refused) {
            return page(number, null, refused.getMessage(), false, model);
        }
    }

    @PostMapping("/rounds")
    String round(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String heldAt,
            @RequestParam(defaultValue = "") String place,
            @RequestParam(defaultValue = "") String present,
            @RequestParam(defaultValue = "") String positions,
            @RequestParam(defaultValue = "") String nextStep,
            @RequestParam(defaultValue = "") String key,
            Model model) {
        NewRound round =
                new NewRound(MediationForm.moment(heldAt, clock.getZone()), place, present, positions, nextStep);
        model.addAttribute("typedRound", round);
        return act(number, "round", model, () -> talks.record(number, round, reader(), key));
    }

    @PostMapping("/extensions")
    String extension(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(defaultValue = "") String reason,
            Model model) {
        return act(
                number,
                "extension",
                model,
                () -> talks.askExtension(number, MediationForm.day(until), reason, reader()));
    }

    @PostMapping("/sides/{side}/extension")
    String extensionAnswer(
            @PathVariable String number,
            @PathVariable String side,
            @RequestParam(defaultValue = "") String agrees,
            Model model) {
        return act(
                number,
                "answer",
                model,
                () -> talks.recordExtensionAnswer(number, MediationForm.id(side), "yes".equals(agrees), reader()));
    }

    @PostMapping("/agreement")
    String agreement(
            @PathVariable String number,
            @RequestParam(defaultValue = "0") String edition,
            @RequestParam(defaultValue = "") String facts,
            @RequestParam(defaultValue = "") String terms,
            @RequestParam(defaultValue = "") String way,
            @RequestParam(defaultValue = "") String performBy,
            Model model) {
        AgreementText text = new AgreementText(facts, terms, way, MediationForm.day(performBy));
        model.addAttribute("typedAgreement", text);
        return act(
                number,
                "agreement",
                model,
                () -> agreements.write(number, MediationForm.figure(edition), text, reader()));
    }

    @PostMapping(path = "/signatures", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    String sign(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String signer,
            @RequestParam(defaultValue = "") String signedOn,
            @RequestParam(required = false) List<MultipartFile> scans,
            Model model)
            throws IOException {
        List<Scan> sent = MediationForm.scans(scans);
        return act(
                number,
                "signature",
                model,
                () -> agreements.sign(number, signer, MediationForm.day(signedOn), sent, reader()));
    }

    @GetMapping("/scans/{scan}")
    ResponseEntity<byte[]> scan(@PathVariable String number, @PathVariable String scan) {
        return SentFile.kept(agreements.scan(number, MediationForm.id(scan), reader()));
    }

    @GetMapping("/agreement.pdf")
    ResponseEntity<byte[]> paper(@PathVariable String number) {
        return SentFile.pdf(agreements.paper(number, reader()), "调解协议书" + number + ".pdf");
    }

    @PostMapping("/withdrawal")
    String withdraw(@PathVariable String number, @RequestParam(defaultValue = "") String reason, Model model) {
        return act(number, "withdrawn", model, () -> cases.withdraw(number, reason, reader()));
    }

    private String act(String number, String done, Model model, Runnable what) {
        try {
            what.run();
            return "redirect:/mediations/" + cases.get(number, reader()).number() + "?done=" + done;
        } catch (MediationRefused | MediationNotNow | DocumentNotAccepted | DocumentTooLarge refused) {
            return page(number, null, refused.getMessage(), false, model);
        }
    }

    private SignedIn reader() {
        return currentUser.current().orElseThrow();
    }
}
