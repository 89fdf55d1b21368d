package cn.tongxinqiao.property.web;

import cn.tongxinqiao.access.CurrentUser;
import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.document.SentFile;
import cn.tongxinqiao.document.StoredDocument;
import cn.tongxinqiao.privacy.TextNotAllowed;
import cn.tongxinqiao.property.PropertyAssessments;
import cn.tongxinqiao.property.PropertyNotNow;
import cn.tongxinqiao.property.PropertyNotYours;
import cn.tongxinqiao.property.PropertyReaders;
import cn.tongxinqiao.property.PropertyRefused;
import cn.tongxinqiao.property.Rectification;
import cn.tongxinqiao.property.RectificationStatus;
import cn.tongxinqiao.property.Rectifications;
import cn.tongxinqiao.property.UnknownProperty;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The rectification of an assessment; items and findings are written here, the tasks only take the decisions. */
@Controller
@Hidden
@RequestMapping("/property-assessments/{number}/rectification")
class RectificationPage {

    private static final int EMPTY_ROWS = 5;

    private static final Map<String, String> DONE = Map.of(
            "items", "整改事项已保存，请到待办里下达。",
            "extension", "延期申请已登记，等镇街决定。",
            "finding", "复评意见已登记。");

    private final Rectifications rectifications;
    private final PropertyAssessments assessments;
    private final PropertyReaders readers;
    private final FollowWords words;
    private final CurrentUser currentUser;

    RectificationPage(
            Rectifications rectifications,
            PropertyAssessments assessments,
            PropertyReaders readers,
            FollowWords words,
            CurrentUser currentUser) {
        this.rectifications = rectifications;
        this.assessments = assessments;
        this.readers = readers;
        this.words = words;
        this.currentUser = currentUser;
    }

    @GetMapping
    String show(@PathVariable String number, @RequestParam(defaultValue = "") String done, Model model) {
        return page(number, DONE.get(done), null, model);
    }

    @PostMapping("/items")
    String items(
            @PathVariable String number,
            @RequestParam(required = false) List<String> what,
            @RequestParam(required = false) List<String> byDay,
            @RequestParam(required = false) List<String> proof,
            HttpServletResponse response,
            Model model) {
        List<Rectification.Item> typed = FollowForm.items(what, byDay, proof);
        model.addAttribute("typed", typed);
        return act(number, "items", response, model, found -> rectifications.write(found.number(), typed, reader()));
    }

    @PostMapping("/extension")
    String extension(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String lastDay,
            @RequestParam(defaultValue = "") String reason,
            HttpServletResponse response,
            Model model) {
        model.addAttribute(
                "asked", Map.of("lastDay", PropertyForm.again(lastDay), "reason", PropertyForm.again(reason)));
        return act(
                number,
                "extension",
                response,
                model,
                found -> rectifications.askExtension(found.number(), FollowForm.day(lastDay), reason, reader()));
    }

    @PostMapping("/finding")
    String finding(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String result,
            @RequestParam(defaultValue = "") String finding,
            HttpServletResponse response,
            Model model) {
        model.addAttribute(
                "opinion", Map.of("result", PropertyForm.again(result), "finding", PropertyForm.again(finding)));
        if (!result.equals("PASSED") && !result.equals("FAILED")) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return page(number, null, "请选择整改合格或不合格。", model);
        }
        return act(
                number,
                "finding",
                response,
                model,
                found -> rectifications.find(found.number(), result.equals("PASSED"), finding, reader()));
    }

    /** Shows the new link once, to be handed over by other means. */
    @PostMapping("/link")
    String link(@PathVariable String number, HttpServletResponse response, Model model) {
        try {
            model.addAttribute(
                    "newLink",
                    rectifications.renewLink(of(number).number(), reader()).path());
            return page(number, "链接已换，旧链接作废；登记了邮箱的企业会收到新链接。", null, model);
        } catch (PropertyNotNow refused) {
            response.setStatus(FollowForm.status(refused));
            return page(number, null, refused.getMessage(), model);
        }
    }

    @GetMapping("/proofs/{id}")
    ResponseEntity<byte[]> proof(@PathVariable String number, @PathVariable String id) {
        return SentFile.kept(rectifications.proof(of(number).number(), FollowForm.id(id), reader()));
    }

    private interface Deed {
        void on(Rectification found);
    }

    private String act(String number, String done, HttpServletResponse response, Model model, Deed deed) {
        try {
            Rectification found = of(number);
            deed.on(found);
            return "redirect:/property-assessments/" + found.assessment() + "/rectification?done=" + done;
        } catch (PropertyRefused | PropertyNotNow | PropertyNotYours | TextNotAllowed refused) {
            response.setStatus(FollowForm.status(refused));
            return page(number, null, refused.getMessage(), model);
        }
    }

    private String page(String number, String done, String problem, Model model) {
        Rectification found = of(number);
        List<Rectification.Item> items = rectifications.items(found.number());
        model.addAttribute("rectification", found);
        model.addAttribute("title", rectifications.title(found));
        model.addAttribute("items", items);
        model.addAttribute("rows", EMPTY_ROWS);
        if (!model.containsAttribute("typed")) {
            model.addAttribute("typed", items);
        }
        if (!model.containsAttribute("asked")) {
            model.addAttribute("asked", Map.of());
        }
        if (!model.containsAttribute("opinion")) {
            model.addAttribute("opinion", Map.of());
        }
        model.addAttribute("proofs", proofs(found, items));
        model.addAttribute("extension", rectifications.extension(found.number()).orElse(null));
        model.addAttribute("housing", rectifications.housing(found.number()).orElse(null));
        model.addAttribute("events", rectifications.events(found.number()));
        model.addAttribute("works", readers.mayEdit(found.compound(), reader()));
        model.addAttribute("isHousing", reader().has("dept-housing"));
        model.addAttribute(
                "barred", rectifications.barred(found.number(), reader()).orElse(null));
        model.addAttribute("ordering", found.status() == RectificationStatus.ORDERING);
        model.addAttribute("running", found.status() == RectificationStatus.RUNNING);
        model.addAttribute("rechecking", found.status() == RectificationStatus.RECHECK);
        model.addAttribute("words", words);
        model.addAttribute("done", done);
        model.addAttribute("problem", problem);
        return "property/rectification";
    }

    private Map<Integer, List<StoredDocument>> proofs(Rectification found, List<Rectification.Item> items) {
        Map<Integer, List<StoredDocument>> proofs = new TreeMap<>();
        items.forEach(item -> proofs.put(item.position(), rectifications.proofs(found.number(), item.position())));
        return proofs;
    }

    private Rectification of(String number) {
        return rectifications
                .ofAssessment(assessments.get(number, reader()).number(), reader())
                .orElseThrow(UnknownProperty::assessment);
    }

    private SignedIn reader() {
        return currentUser.current().orElseThrow();
    }
}
