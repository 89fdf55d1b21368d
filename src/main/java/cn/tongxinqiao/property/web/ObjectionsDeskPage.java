package cn.tongxinqiao.property.web;

import cn.tongxinqiao.access.CurrentUser;
import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.document.DocumentNotAccepted;
import cn.tongxinqiao.document.DocumentTooLarge;
import cn.tongxinqiao.document.SentFile;
import cn.tongxinqiao.document.StoredDocument;
import cn.tongxinqiao.privacy.TextNotAllowed;
import cn.tongxinqiao.property.AssessmentPublication;
import cn.tongxinqiao.property.AssessmentStatus;
import cn.tongxinqiao.property.PropertyAssessment;
import cn.tongxinqiao.property.PropertyAssessments;
import cn.tongxinqiao.property.PropertyNotNow;
import cn.tongxinqiao.property.PropertyNotYours;
import cn.tongxinqiao.property.PropertyObjection;
import cn.tongxinqiao.property.PropertyObjections;
import cn.tongxinqiao.property.PropertyReaders;
import cn.tongxinqiao.property.PropertyRefused;
import cn.tongxinqiao.property.Rubric;
import cn.tongxinqiao.property.Rubrics;
import cn.tongxinqiao.property.ScoreCorrection;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The draft in the compound and the objections to it: photos, papers, and the decisions of those who did not score. */
@Controller
@Hidden
@RequestMapping("/property-assessments/{number}/objections")
class ObjectionsDeskPage {

    private static final Map<String, String> DONE =
            Map.of("photo", "已上传公示照片。", "paper", "已登记书面异议。", "decided", "已登记复核决定。");
    private static final String SCORE = "score.";
    private static final String VETO = "veto.";

    private final PropertyObjections objections;
    private final AssessmentPublication publication;
    private final PropertyAssessments assessments;
    private final PropertyReaders readers;
    private final Rubrics rubrics;
    private final CurrentUser currentUser;
    private final Clock clock;

    ObjectionsDeskPage(
            PropertyObjections objections,
            AssessmentPublication publication,
            PropertyAssessments assessments,
            PropertyReaders readers,
            Rubrics rubrics,
            CurrentUser currentUser,
            Clock clock) {
        this.objections = objections;
        this.publication = publication;
        this.assessments = assessments;
        this.readers = readers;
        this.rubrics = rubrics;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    /** An objection as shown, with its papers and what it changes. */
    record Shown(PropertyObjection objection, List<StoredDocument> papers, List<String> changes) {}

    @GetMapping
    String show(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String done,
            Model model,
            HttpServletResponse response) {
        model.addAttribute("done", DONE.get(done));
        return page(number, Map.of(), UUID.randomUUID().toString(), model, response);
    }

    @PostMapping("/photos")
    String photo(
            @PathVariable String number,
            @RequestParam(required = false) MultipartFile photo,
            Model model,
            HttpServletResponse response)
            throws IOException {
        byte[] bytes = photo == null ? new byte[0] : photo.getBytes();
        String name = photo == null ? null : photo.getOriginalFilename();
        return act(number, () -> publication.photo(number, name, bytes, me()), "photo", Map.of(), "", model, response);
    }

    @PostMapping
    String paper(
            @PathVariable String number,
            @RequestParam Map<String, String> sent,
            @RequestParam(required = false) MultipartFile scan,
            Model model,
            HttpServletResponse response)
            throws IOException {
        byte[] bytes = scan == null ? null : scan.getBytes();
        String name = scan == null ? null : scan.getOriginalFilename();
        String key = sent.getOrDefault("key", "");
        return act(
                number,
                () -> objections.onPaper(
                        number,
                        new PropertyObjections.OnPaper(
                                choice(PropertyObjection.Side.values(), sent.get("side")),
                                PropertyForm.day("收到日期", sent.get("handedIn")),
                                PropertyForm.whole("签名户数", sent.get("homes")),
                                sent.get("text")),
                        name,
                        bytes,
                        me(),
                        key),
                "paper",
                sent,
                key,
                model,
                response);
    }

    /** Scores that are left blank stay as they are. */
    @PostMapping("/{id}/decision")
    String decide(
            @PathVariable String number,
            @PathVariable UUID id,
            @RequestParam Map<String, String> sent,
            Model model,
            HttpServletResponse response) {
        return act(
                number,
                () -> objections.decide(
                        number,
                        id,
                        choice(PropertyObjection.Status.values(), sent.get("decision")),
                        sent.get("reasons"),
                        corrections(sent),
                        me()),
                "decided",
                sent,
                "",
                model,
                response);
    }

    @GetMapping("/photos/{file}")
    ResponseEntity<byte[]> photo(@PathVariable String number, @PathVariable UUID file) {
        return SentFile.kept(publication.photo(number, file, me()));
    }

    @GetMapping("/{id}/papers/{file}")
    ResponseEntity<byte[]> paper(@PathVariable String number, @PathVariable UUID id, @PathVariable UUID file) {
        return SentFile.kept(objections.paper(number, id, file, me()));
    }

    private static List<ScoreCorrection> corrections(Map<String, String> sent) {
        List<ScoreCorrection> corrections = new ArrayList<>();
        sent.forEach((key, value) -> {
            if (key.startsWith(VETO)) {
                corrections.add(new ScoreCorrection(ScoreCorrection.Part.VETO, key.substring(VETO.length()), null));
            } else if (key.startsWith(SCORE)) {
                String code = key.substring(SCORE.length());
                BigDecimal score = PropertyForm.figure("改后得分", value);
                if (score != null) {
                    corrections.add(
                            switch (code) {
                                case "DEPARTMENTS" -> new ScoreCorrection(ScoreCorrection.Part.DEPARTMENTS, "", score);
                                case "OWNERS" -> new ScoreCorrection(ScoreCorrection.Part.OWNERS, "", score);
                                default -> new ScoreCorrection(ScoreCorrection.Part.ITEM, code, score);
                            });
                }
            }
        });
        return corrections;
    }

    private String act(
            String number,
            Runnable act,
            String done,
            Map<String, String> typed,
            String key,
            Model model,
            HttpServletResponse response) {
        try {
            act.run();
            return "redirect:/property-assessments/" + number + "/objections?done=" + done;
        } catch (PropertyRefused | TextNotAllowed | DocumentNotAccepted | DocumentTooLarge refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("problem", refused.getMessage());
        } catch (PropertyNotNow over) {
            response.setStatus(HttpStatus.CONFLICT.value());
            model.addAttribute("problem", over.getMessage());
        } catch (PropertyNotYours refused) {
            response.setStatus(HttpStatus.FORBIDDEN.value());
            model.addAttribute("problem", refused.getMessage());
        }
        return page(number, typed, key, model, response);
    }

    private String page(
            String number, Map<String, String> typed, String key, Model model, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        PropertyAssessment assessment = assessments.get(number, me());
        Rubric rubric = rubrics.version(assessment.rubric()).orElse(null);
        boolean taking =
                assessment.status() == AssessmentStatus.NOTICE || assessment.status() == AssessmentStatus.REVIEW;
        model.addAttribute("assessment", assessment);
        model.addAttribute("publication", publication.find(number).orElse(null));
        model.addAttribute("photos", publication.photos(number, me()));
        model.addAttribute("mayEdit", readers.mayEdit(assessment.compound(), me()));
        model.addAttribute("mayDecide", objections.mayDecide(number, me()));
        model.addAttribute("taking", taking);
        model.addAttribute("needed", objections.homesNeeded(assessment));
        model.addAttribute("rubric", rubric);
        model.addAttribute("sides", PropertyObjection.Side.values());
        model.addAttribute(
                "decisions",
                Arrays.stream(PropertyObjection.Status.values())
                        .filter(PropertyObjection.Status::isDecision)
                        .toList());
        model.addAttribute(
                "lastDay",
                assessment.windowUntil() == null
                        ? null
                        : LocalDate.ofInstant(assessment.windowUntil().minusMillis(1), clock.getZone()));
        model.addAttribute(
                "objections",
                objections.list(number, me()).stream()
                        .map(one -> new Shown(one, objections.papers(number, one.id(), me()), changes(one, rubric)))
                        .toList());
        model.addAttribute("typed", typed);
        model.addAttribute("key", key.isBlank() ? UUID.randomUUID().toString() : PropertyForm.again(key));
        return "property/objections-desk";
    }

    private List<String> changes(PropertyObjection objection, Rubric rubric) {
        return objections.corrections(objection.assessment(), objection.id(), me()).stream()
                .map(one -> one.part().label()
                        + name(one, rubric)
                        + (one.score() == null ? "" : " 改为 " + one.score().toPlainString()))
                .toList();
    }

    private static String name(ScoreCorrection correction, Rubric rubric) {
        if (rubric == null || correction.code().isEmpty()) {
            return "";
        }
        return "“"
                + switch (correction.part()) {
                    case ITEM ->
                        rubric.item(correction.code()).map(Rubric.Item::name).orElse(correction.code());
                    case VETO ->
                        rubric.veto(correction.code()).map(Rubric.Veto::name).orElse(correction.code());
                    default -> correction.code();
                }
                + "”";
    }

    private static <E extends Enum<E>> E choice(E[] values, String typed) {
        return Arrays.stream(values)
                .filter(value -> value.name().equals(typed))
                .findFirst()
                .orElse(null);
    }

    private SignedIn me() {
        return currentUser.current().orElseThrow();
    }
}
