package cn.tongxinqiao.property.web;

import cn.tongxinqiao.access.CurrentUser;
import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.document.DocumentNotAccepted;
import cn.tongxinqiao.document.DocumentTooLarge;
import cn.tongxinqiao.document.SentFile;
import cn.tongxinqiao.privacy.TextNotAllowed;
import cn.tongxinqiao.property.OwnerSurvey;
import cn.tongxinqiao.property.PropertyAssessments;
import cn.tongxinqiao.property.PropertyNotNow;
import cn.tongxinqiao.property.PropertyNotYours;
import cn.tongxinqiao.property.PropertyReaders;
import cn.tongxinqiao.property.PropertyRefused;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
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

/** The owners' survey at the community: how far it is, codes for homes, and papers entered by the keyboard. */
@Controller
@Hidden
@RequestMapping("/property-assessments/{number}/survey")
class SurveyDeskPage {

    private static final Map<String, String> DONE =
            Map.of("papers", "已登记收回份数。", "answer", "已录入一份，可以接着录下一份。", "back", "已撤回一份。");

    private final OwnerSurvey survey;
    private final PropertyAssessments assessments;
    private final PropertyReaders readers;
    private final CurrentUser currentUser;

    SurveyDeskPage(
            OwnerSurvey survey, PropertyAssessments assessments, PropertyReaders readers, CurrentUser currentUser) {
        this.survey = survey;
        this.assessments = assessments;
        this.readers = readers;
        this.currentUser = currentUser;
    }

    @GetMapping
    String show(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String done,
            Model model,
            HttpServletResponse response) {
        model.addAttribute("done", DONE.get(done));
        return page(number, Map.of(), model, response);
    }

    @PostMapping("/papers")
    String papers(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String papers,
            @RequestParam(required = false) MultipartFile scan,
            Model model,
            HttpServletResponse response)
            throws IOException {
        byte[] bytes = scan == null ? null : scan.getBytes();
        String name = scan == null ? null : scan.getOriginalFilename();
        return act(
                number,
                () -> survey.papers(number, PropertyForm.whole("收回份数", papers), name, bytes, me()),
                "papers",
                Map.of("papers", papers),
                model,
                response);
    }

    @PostMapping("/answers")
    String enter(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String home,
            @RequestParam(defaultValue = "") String choices,
            Model model,
            HttpServletResponse response) {
        return act(
                number,
                () -> survey.enter(number, home, choices, me()),
                "answer",
                Map.of("home", home, "choices", choices),
                model,
                response);
    }

    /** A paper entered wrongly. */
    @PostMapping("/answers/taken-back")
    String takeBack(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String wrongHome,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response) {
        return act(
                number,
                () -> survey.takeBack(number, wrongHome, reason, me()),
                "back",
                Map.of("wrongHome", wrongHome, "reason", reason),
                model,
                response);
    }

    /** The codes are shown this once, to be printed. */
    @PostMapping("/codes")
    String codes(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String count,
            Model model,
            HttpServletResponse response) {
        return act(
                number,
                () -> model.addAttribute("codes", survey.issue(number, PropertyForm.whole("个数", count), me())),
                null,
                Map.of("count", count),
                model,
                response);
    }

    @GetMapping("/scans/{file}")
    ResponseEntity<byte[]> scan(@PathVariable String number, @PathVariable UUID file) {
        return SentFile.kept(survey.scan(number, file, me()));
    }

    private String act(
            String number,
            Runnable act,
            String done,
            Map<String, String> typed,
            Model model,
            HttpServletResponse response) {
        try {
            act.run();
            if (done != null) {
                return "redirect:/property-assessments/" + number + "/survey?done=" + done + "#enter";
            }
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
        return page(number, typed, model, response);
    }

    private String page(String number, Map<String, String> typed, Model model, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        var assessment = assessments.get(number, me());
        model.addAttribute("assessment", assessment);
        model.addAttribute("sheet", survey.sheet(number, me()).orElse(null));
        model.addAttribute("progress", survey.progress(number, me()));
        boolean mayEdit = readers.mayEdit(assessment.compound(), me());
        model.addAttribute("mayEdit", mayEdit);
        model.addAttribute("homes", mayEdit ? survey.homes(number, me()) : List.of());
        model.addAttribute("takenBack", survey.takenBack(number, me()));
        model.addAttribute("scans", survey.scans(number, me()));
        model.addAttribute("typed", typed);
        return "property/survey-desk";
    }

    private SignedIn me() {
        return currentUser.current().orElseThrow();
    }
}
