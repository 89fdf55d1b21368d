package cn.tongxinqiao.lift.web;

import cn.tongxinqiao.document.SentFile;
import cn.tongxinqiao.document.StoredDocument;
import cn.tongxinqiao.lift.AgreementHome;
import cn.tongxinqiao.lift.LiftAgreement;
import cn.tongxinqiao.lift.LiftAgreements;
import cn.tongxinqiao.lift.LiftCase;
import cn.tongxinqiao.lift.LiftFile;
import cn.tongxinqiao.lift.LiftStatus;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The written agreement of a case: its parts, and the signature of each home. */
@Controller
@Hidden
@RequestMapping("/lift-cases/{number}/agreement")
class LiftAgreementPage {

    private static final String PART = "part-";

    private final LiftAgreements agreements;
    private final LiftWork work;

    LiftAgreementPage(LiftAgreements agreements, LiftWork work) {
        this.agreements = agreements;
        this.work = work;
    }

    @GetMapping
    String show(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String done,
            Model model,
            HttpServletResponse response) {
        model.addAttribute("done", LiftWork.done(done));
        return page(number, model, response);
    }

    private String page(String number, Model model, HttpServletResponse response) {
        LiftCase lift = work.show(number, "agreement", model, response);
        List<LiftAgreement> editions = agreements.editions(number, work.me());
        LiftAgreement newest = editions.isEmpty() ? null : editions.get(0);
        boolean signing = newest != null && !newest.isSettled();
        model.addAttribute("editions", editions);
        model.addAttribute("agreement", newest);
        model.addAttribute("signing", signing);
        model.addAttribute("mayDraw", !signing && lift.status() == LiftStatus.SIGNING);
        model.addAttribute("missing", newest == null ? List.of() : newest.missing());
        Map<Long, List<StoredDocument>> papers = new HashMap<>();
        if (newest != null) {
            newest.homes().stream()
                    .filter(home -> home.papers() > 0)
                    .map(home -> home.line().home().id())
                    .forEach(home -> papers.put(home, agreements.signatures(number, home, work.me())));
        }
        model.addAttribute("papers", papers);
        model.addAttribute(
                "total",
                newest == null
                        ? BigDecimal.ZERO
                        : sum(newest, home -> home.line().share()));
        model.addAttribute(
                "compensation",
                newest == null
                        ? BigDecimal.ZERO
                        : sum(newest, home -> home.line().terms().compensation()));
        return "lift-work/agreement";
    }

    private static BigDecimal sum(LiftAgreement agreement, Function<AgreementHome, BigDecimal> amount) {
        return agreement.homes().stream().map(amount).filter(Objects::nonNull).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @PostMapping("/draft")
    String draw(@PathVariable String number, Model model, HttpServletResponse response) {
        return act(number, "drawn", () -> agreements.draw(number, work.me()), model, response);
    }

    @PostMapping
    String write(
            @PathVariable String number,
            @RequestParam MultiValueMap<String, String> typed,
            Model model,
            HttpServletResponse response) {
        Map<String, String> texts = new HashMap<>();
        typed.forEach((field, values) -> {
            if (field.startsWith(PART)) {
                texts.put(field.substring(PART.length()), values.get(0));
            }
        });
        model.addAttribute("typed", texts);
        return act(number, "written", () -> agreements.write(number, texts, work.me()), model, response);
    }

    @PostMapping("/own-parts")
    String ownParts(
            @PathVariable String number,
            @RequestParam(required = false) List<String> home,
            Model model,
            HttpServletResponse response) {
        List<Long> homes = home == null
                ? List.of()
                : home.stream().map(Entered::home).filter(Objects::nonNull).toList();
        return act(number, "own", () -> agreements.ownParts(number, homes, work.me()), model, response);
    }

    @PostMapping(path = "/homes/{home}/signature", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    String sign(
            @PathVariable String number,
            @PathVariable long home,
            @RequestParam(required = false) List<MultipartFile> files,
            Model model,
            HttpServletResponse response)
            throws IOException {
        List<LiftFile> scans = Entered.files(files);
        return act(number, "signed", () -> agreements.signOnPaper(number, home, scans, work.me()), model, response);
    }

    @PostMapping("/homes/{home}/refusal")
    String decline(
            @PathVariable String number,
            @PathVariable long home,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response) {
        return act(number, "declined", () -> agreements.decline(number, home, reason, work.me()), model, response);
    }

    @PostMapping("/homes/{home}/removal")
    String clear(@PathVariable String number, @PathVariable long home, Model model, HttpServletResponse response) {
        return act(number, "cleared", () -> agreements.clear(number, home, work.me()), model, response);
    }

    @PostMapping("/reopening")
    String reopen(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response) {
        return act(number, "reopened", () -> agreements.clearAll(number, reason, work.me()), model, response);
    }

    @PostMapping("/invitations")
    String invite(@PathVariable String number, Model model, HttpServletResponse response) {
        return act(number, "invited", () -> agreements.invite(number, work.me()), model, response);
    }

    @GetMapping("/{edition}.pdf")
    ResponseEntity<byte[]> paper(@PathVariable String number, @PathVariable int edition) {
        return SentFile.kept(agreements.paper(number, edition, work.me()));
    }

    @GetMapping("/homes/{home}/papers/{file}")
    ResponseEntity<byte[]> signature(@PathVariable String number, @PathVariable long home, @PathVariable UUID file) {
        return SentFile.kept(agreements.signature(number, home, file, work.me()));
    }

    private String act(String number, String done, Runnable act, Model model, HttpServletResponse response) {
        return work.act(
                act,
                work.path(number) + "/agreement?done=" + done,
                () -> page(number, model, response),
                model,
                response);
    }
}
