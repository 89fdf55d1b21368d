package cn.tongxinqiao.lift.web;

import cn.tongxinqiao.access.CurrentUser;
import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.document.DocumentNotAccepted;
import cn.tongxinqiao.document.DocumentTooLarge;
import cn.tongxinqiao.lift.DossierStage;
import cn.tongxinqiao.lift.LiftCase;
import cn.tongxinqiao.lift.LiftCaseNotAtThis;
import cn.tongxinqiao.lift.LiftCaseRefused;
import cn.tongxinqiao.lift.LiftCases;
import cn.tongxinqiao.lift.LiftDossier;
import cn.tongxinqiao.lift.LiftFile;
import cn.tongxinqiao.lift.LiftSummary;
import cn.tongxinqiao.lift.UnknownLiftCase;
import cn.tongxinqiao.privacy.TextNotAllowed;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
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

/** The dossier of a lift: per stage what is there and missing, papers to add and to take home. */
@Controller
@Hidden
@RequestMapping("/lift-cases/{number}/dossier")
class LiftDossierPage {

    private final LiftDossier dossier;
    private final LiftCases cases;
    private final LiftSummary summary;
    private final CurrentUser currentUser;
    private final Clock clock;

    LiftDossierPage(LiftDossier dossier, LiftCases cases, LiftSummary summary, CurrentUser currentUser, Clock clock) {
        this.dossier = dossier;
        this.cases = cases;
        this.summary = summary;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    @GetMapping
    String show(@PathVariable String number, Model model, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        LiftCase lift = cases.get(number, me());
        model.addAttribute("lift", lift);
        model.addAttribute("subject", summary.subject(number).orElse(""));
        model.addAttribute("parts", dossier.parts(number, me()));
        model.addAttribute("mayAdd", dossier.mayAdd(lift, me()));
        model.addAttribute("words", new SchemeWords(clock));
        return "lift/dossier";
    }

    @PostMapping("/{stage}/{paper}")
    String add(
            @PathVariable String number,
            @PathVariable String stage,
            @PathVariable String paper,
            @RequestParam(required = false) List<MultipartFile> files,
            Model model,
            HttpServletResponse response)
            throws IOException {
        List<LiftFile> sent = new ArrayList<>();
        for (MultipartFile file : files == null ? List.<MultipartFile>of() : files) {
            if (!file.isEmpty()) {
                sent.add(new LiftFile(file.getOriginalFilename(), file.getBytes()));
            }
        }
        return act(() -> dossier.add(number, stage(stage), paper, sent, me()), number, paper, model, response);
    }

    @PostMapping("/{stage}/{paper}/waiver")
    String notNeeded(
            @PathVariable String number,
            @PathVariable String stage,
            @PathVariable String paper,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response) {
        return act(() -> dossier.notNeeded(number, stage(stage), paper, reason, me()), number, paper, model, response);
    }

    @PostMapping("/{stage}/{paper}/need")
    String neededAfterAll(
            @PathVariable String number,
            @PathVariable String stage,
            @PathVariable String paper,
            Model model,
            HttpServletResponse response) {
        return act(() -> dossier.neededAfterAll(number, stage(stage), paper, me()), number, paper, model, response);
    }

    @PostMapping("/{stage}/{paper}/{file}/removal")
    String remove(
            @PathVariable String number,
            @PathVariable String stage,
            @PathVariable String paper,
            @PathVariable UUID file,
            Model model,
            HttpServletResponse response) {
        return act(() -> dossier.remove(number, stage(stage), paper, file, me()), number, paper, model, response);
    }

    @GetMapping("/{stage}/{paper}/{file}")
    ResponseEntity<byte[]> open(
            @PathVariable String number,
            @PathVariable String stage,
            @PathVariable String paper,
            @PathVariable String file) {
        LiftDossier.Opened opened = dossier.open(number, stage(stage), paper, file, me());
        boolean photo = opened.file().mediaType().startsWith("image/");
        ContentDisposition how = (photo ? ContentDisposition.inline() : ContentDisposition.attachment())
                .filename(opened.file().name(), StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(opened.file().mediaType()))
                .header(HttpHeaders.CONTENT_DISPOSITION, how.toString())
                .cacheControl(CacheControl.noStore())
                .body(opened.bytes());
    }

    @GetMapping("/dossier.pdf")
    void pdf(@PathVariable String number, HttpServletResponse response) throws IOException {
        send(number, ".pdf", MediaType.APPLICATION_PDF_VALUE, to -> dossier.writePdf(number, me(), to), response);
    }

    @GetMapping("/dossier.zip")
    void zip(@PathVariable String number, HttpServletResponse response) throws IOException {
        send(number, ".zip", "application/zip", to -> dossier.writeZip(number, me(), to), response);
    }

    @FunctionalInterface
    private interface Written {
        void to(OutputStream to) throws IOException;
    }

    /** Written aside first, so that what goes wrong on the way is told instead of half a file. */
    private static void send(String number, String ending, String type, Written written, HttpServletResponse response)
            throws IOException {
        Path aside = Files.createTempFile("dossier", ending);
        try {
            try (OutputStream to = Files.newOutputStream(aside)) {
                written.to(to);
            }
            response.setContentType(type);
            response.setContentLengthLong(Files.size(aside));
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            response.setHeader(
                    HttpHeaders.CONTENT_DISPOSITION,
                    ContentDisposition.attachment()
                            .filename("加装电梯案卷" + number + ending, StandardCharsets.UTF_8)
                            .build()
                            .toString());
            Files.copy(aside, response.getOutputStream());
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    private String act(Runnable act, String number, String paper, Model model, HttpServletResponse response) {
        try {
            act.run();
            return "redirect:/lift-cases/" + cases.get(number, me()).number() + "/dossier#" + paper;
        } catch (LiftCaseRefused
                | LiftCaseNotAtThis
                | TextNotAllowed
                | DocumentNotAccepted
                | DocumentTooLarge refused) {
            response.setStatus(
                    refused instanceof LiftCaseNotAtThis
                            ? HttpStatus.CONFLICT.value()
                            : HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("problem", refused.getMessage());
            return show(number, model, response);
        }
    }

    private static DossierStage stage(String typed) {
        return Arrays.stream(DossierStage.values())
                .filter(stage -> stage.name().equals(typed))
                .findFirst()
                .orElseThrow(UnknownLiftCase::of);
    }

    private SignedIn me() {
        return currentUser.current().orElseThrow();
    }
}
