package cn.tongxinqiao.lift.web;

import cn.tongxinqiao.document.SentFile;
import cn.tongxinqiao.document.StoredDocument;
import cn.tongxinqiao.estate.RegisteredHome;
import cn.tongxinqiao.lift.LiftCase;
import cn.tongxinqiao.lift.LiftFile;
import cn.tongxinqiao.lift.LiftNotice;
import cn.tongxinqiao.lift.LiftNotices;
import cn.tongxinqiao.lift.LiftObjection;
import cn.tongxinqiao.lift.LiftObjections;
import cn.tongxinqiao.lift.LiftsInUse;
import cn.tongxinqiao.lift.NewObjection;
import cn.tongxinqiao.lift.ObjectionAnswer;
import cn.tongxinqiao.lift.ObjectionKind;
import cn.tongxinqiao.lift.ObjectionStatus;
import cn.tongxinqiao.privacy.Masking;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

/** The written objections to the notices of a case: those on paper are entered here, all are followed. */
@Controller
@Hidden
@RequestMapping("/lift-cases/{number}/objections")
class LiftObjectionsPage {

    private final LiftObjections objections;
    private final LiftNotices notices;
    private final LiftsInUse homes;
    private final LiftWork work;

    LiftObjectionsPage(LiftObjections objections, LiftNotices notices, LiftsInUse homes, LiftWork work) {
        this.objections = objections;
        this.notices = notices;
        this.homes = homes;
        this.work = work;
    }

    /**
     * An objection as shown.
     *
     * @param objection the objection
     * @param who the home and its owner, or the objector, masked
     * @param papers what was handed in with it
     * @param late whether it came after the conclusion, so that it is answered here and holds the stamp
     */
    record Shown(LiftObjection objection, String who, List<StoredDocument> papers, boolean late) {}

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
        LiftCase lift = work.show(number, "objections", model, response);
        List<RegisteredHome> registered = homes.homes(number, work.me());
        Map<Long, String> names = new HashMap<>();
        registered.forEach(home -> names.put(home.home().id(), home.home().number() + " " + home.names()));
        LiftNotice notice = notices.newest(number).orElse(null);
        model.addAttribute("notice", notice);
        model.addAttribute("taking", objections.takesPapers(lift));
        model.addAttribute("homes", registered);
        model.addAttribute("kinds", ObjectionKind.values());
        model.addAttribute("results", LiftObjections.LATE_ANSWERS);
        model.addAttribute(
                "objections",
                objections.list(number, work.me()).stream()
                        .map(objection -> new Shown(
                                objection,
                                objection.home() == null
                                        ? Masking.nameForUnits(objection.objector())
                                        : names.getOrDefault(objection.home(), "房屋"),
                                objections.papers(number, objection.id(), work.me()),
                                objections.isLate(objection)))
                        .toList());
        return "lift-work/objections";
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    String raise(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String home,
            @RequestParam(defaultValue = "") String objector,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String receivedAt,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(required = false) List<MultipartFile> files,
            Model model,
            HttpServletResponse response)
            throws IOException {
        List<LiftFile> papers = Entered.files(files);
        model.addAttribute(
                "typed",
                Map.of("home", home, "objector", objector, "kind", kind, "text", text, "receivedAt", receivedAt));
        model.addAttribute("key", key);
        return work.act(
                () -> objections.raise(
                        number,
                        new NewObjection(
                                Entered.home(home),
                                objector,
                                Entered.choice(ObjectionKind.class, kind),
                                text,
                                Entered.moment("收到的时间", receivedAt, work.clock().getZone()),
                                papers),
                        work.me(),
                        key),
                work.path(number) + "/objections?done=objection",
                () -> page(number, model, response),
                model,
                response);
    }

    @PostMapping("/{objection}/answer")
    String answer(
            @PathVariable String number,
            @PathVariable UUID objection,
            @RequestParam(defaultValue = "") String outcome,
            @RequestParam(defaultValue = "") String result,
            @RequestParam(defaultValue = "") String measures,
            Model model,
            HttpServletResponse response) {
        return work.act(
                () -> objections.answerLate(
                        number,
                        objection,
                        new ObjectionAnswer(Entered.choice(ObjectionStatus.class, outcome), result, measures),
                        work.me()),
                work.path(number) + "/objections?done=answered",
                () -> page(number, model, response),
                model,
                response);
    }

    @GetMapping("/{objection}/papers/{file}")
    ResponseEntity<byte[]> paper(@PathVariable String number, @PathVariable UUID objection, @PathVariable UUID file) {
        return SentFile.kept(objections.paper(number, objection, file, work.me()));
    }
}
