package cn.tongxinqiao.property.web;

import cn.tongxinqiao.access.CurrentUser;
import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.document.DocumentNotAccepted;
import cn.tongxinqiao.document.DocumentTooLarge;
import cn.tongxinqiao.document.SentFile;
import cn.tongxinqiao.document.StoredDocument;
import cn.tongxinqiao.privacy.TextNotAllowed;
import cn.tongxinqiao.property.OnsiteScores;
import cn.tongxinqiao.property.PropertyAssessment;
import cn.tongxinqiao.property.PropertyAssessments;
import cn.tongxinqiao.property.PropertyNotNow;
import cn.tongxinqiao.property.PropertyRefused;
import cn.tongxinqiao.property.Rubric;
import cn.tongxinqiao.property.ScoreSheet;
import cn.tongxinqiao.property.ScorerRole;
import cn.tongxinqiao.property.SettledScore;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Scoring on site: each scorer's sheet, its photos, and what both settle together. The task only hands it in. */
@Controller
@Hidden
@RequestMapping("/property-assessments/{number}/scores")
class ScoresPage {

    private static final Map<String, String> DONE =
            Map.of("saved", "评分已保存。打完分、传了照片，请到待办里提交。", "photo", "评分和照片已保存。", "joint", "会商结果已记下。");

    private final OnsiteScores scores;
    private final PropertyAssessments assessments;
    private final CurrentUser currentUser;
    private final Clock clock;

    ScoresPage(OnsiteScores scores, PropertyAssessments assessments, CurrentUser currentUser, Clock clock) {
        this.scores = scores;
        this.assessments = assessments;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    /** A sheet as it is shown: the writer reads its own, both read both once both are in. */
    record Shown(ScorerRole role, ScoreSheet sheet, boolean mine, boolean open, List<StoredDocument> photos) {}

    /** What is settled or waits to be, with its name. */
    record Line(SettledScore settled, String name, String max) {}

    @ModelAttribute
    void prepare(HttpServletResponse response, Model model) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        model.addAttribute("words", new AssessmentWords(clock));
        model.addAttribute("typed", Map.of());
    }

    @GetMapping
    String show(@PathVariable String number, @RequestParam(defaultValue = "") String done, Model model) {
        model.addAttribute("done", DONE.get(done));
        return page(number, model);
    }

    /** Keeps the scores and, with them, the photos that were chosen. Refused photos leave the scores kept. */
    @PostMapping("/{role}")
    String save(
            @PathVariable String number,
            @PathVariable String role,
            @RequestParam MultiValueMap<String, String> form,
            @RequestParam(required = false) List<MultipartFile> photos,
            Model model,
            HttpServletResponse response)
            throws IOException {
        Map<String, String> typed = form.toSingleValueMap();
        Rubric rubric = scores.rubric(assessments.get(number, me()));
        try {
            scores.save(number, role(role), items(rubric, typed), vetoes(rubric, typed), me());
        } catch (PropertyRefused | PropertyNotNow | TextNotAllowed refused) {
            AssessmentsPage.tell(refused, model, response);
            model.addAttribute("typed", typed);
            return page(number, model);
        }
        try {
            return back(number, keep(number, role(role), photos) ? "photo" : "saved");
        } catch (PropertyRefused | PropertyNotNow | DocumentNotAccepted | DocumentTooLarge refused) {
            AssessmentsPage.tell(refused, model, response);
            model.addAttribute("done", "评分已保存，照片没有收下。");
            return page(number, model);
        }
    }

    private static Map<String, ScoreSheet.Entry> items(Rubric rubric, Map<String, String> typed) {
        Map<String, ScoreSheet.Entry> items = new LinkedHashMap<>();
        for (Rubric.Item item : rubric.items()) {
            BigDecimal score = PropertyForm.figure(item.name(), typed.get("score-" + item.code()));
            String note = typed.get("note-" + item.code());
            if (score != null) {
                items.put(item.code(), new ScoreSheet.Entry(score, note));
            } else if (note != null && !note.isBlank()) {
                throw PropertyRefused.because("“" + item.name() + "”写了扣分原因，没有写得分。");
            }
        }
        return items;
    }

    private static Map<String, String> vetoes(Rubric rubric, Map<String, String> typed) {
        Map<String, String> vetoes = new LinkedHashMap<>();
        for (Rubric.Veto veto : rubric.vetoes()) {
            String fact = typed.get("fact-" + veto.code());
            if (typed.containsKey("veto-" + veto.code())) {
                vetoes.put(veto.code(), fact);
            } else if (fact != null && !fact.isBlank()) {
                throw PropertyRefused.because("“" + veto.name() + "”写了事实，没有勾选。查实了请勾选，没有查实请把事实删去。");
            }
        }
        return vetoes;
    }

    private boolean keep(String number, ScorerRole role, List<MultipartFile> photos) throws IOException {
        boolean any = false;
        for (MultipartFile photo : photos == null ? List.<MultipartFile>of() : photos) {
            if (!photo.isEmpty()) {
                scores.photo(number, role, photo.getOriginalFilename(), photo.getBytes(), me());
                any = true;
            }
        }
        return any;
    }

    @PostMapping("/joint/{kind}/{code}")
    String joint(
            @PathVariable String number,
            @PathVariable String kind,
            @PathVariable String code,
            @RequestParam(defaultValue = "") String score,
            @RequestParam(defaultValue = "") String note,
            Model model,
            HttpServletResponse response) {
        try {
            scores.settleJointly(number, kind(kind), code, PropertyForm.figure("会商分数", score), note, me());
            return back(number, "joint");
        } catch (PropertyRefused | PropertyNotNow | TextNotAllowed refused) {
            AssessmentsPage.tell(refused, model, response);
            return page(number, model);
        }
    }

    @GetMapping("/photos/{id}")
    ResponseEntity<byte[]> photo(@PathVariable String number, @PathVariable UUID id) {
        assessments.get(number, me());
        return SentFile.kept(scores.photo(number, id));
    }

    private String page(String number, Model model) {
        PropertyAssessment assessment = assessments.get(number, me());
        Rubric rubric = scores.rubric(assessment);
        Set<ScorerRole> mine = scores.roles(assessment, me());
        boolean takes = scores.takesSheets(number);
        List<SettledScore> outcome = scores.outcome(number);
        model.addAttribute("one", assessment);
        model.addAttribute("rubric", rubric);
        model.addAttribute("takes", takes);
        model.addAttribute("compared", !outcome.isEmpty());
        model.addAttribute(
                "sheets",
                Arrays.stream(ScorerRole.values())
                        .map(role -> shown(number, role, mine, takes, !outcome.isEmpty()))
                        .toList());
        model.addAttribute(
                "outcome",
                outcome.stream()
                        .map(one -> new Line(
                                one,
                                OnsiteScores.name(rubric, one),
                                rubric.item(one.code())
                                        .map(item ->
                                                item.max().stripTrailingZeros().toPlainString())
                                        .orElse("")))
                        .toList());
        model.addAttribute(
                "maySettle",
                scores.settlesJointly(number) && scores.scorers(number).contains(me().id()));
        return "property/scores";
    }

    private Shown shown(String number, ScorerRole role, Set<ScorerRole> mine, boolean takes, boolean compared) {
        ScoreSheet sheet = scores.sheet(number, role).orElse(null);
        boolean own = mine.contains(role);
        boolean reads = own || compared || !takes;
        return new Shown(
                role,
                reads ? sheet : null,
                own,
                own && takes && (sheet == null || !sheet.isDone()),
                reads ? scores.photos(number, role) : List.of());
    }

    private static String back(String number, String done) {
        return "redirect:/property-assessments/" + number + "/scores?done=" + done;
    }

    private static ScorerRole role(String written) {
        return Arrays.stream(ScorerRole.values())
                .filter(role -> role.name().equals(written))
                .findFirst()
                .orElseThrow(() -> PropertyRefused.because("请写明是社区还是镇街的评分。"));
    }

    private static SettledScore.Kind kind(String written) {
        return Arrays.stream(SettledScore.Kind.values())
                .filter(kind -> kind.name().equals(written))
                .findFirst()
                .orElseThrow(() -> PropertyRefused.because("这一项不用会商。"));
    }

    private SignedIn me() {
        return currentUser.current().orElseThrow();
    }
}
