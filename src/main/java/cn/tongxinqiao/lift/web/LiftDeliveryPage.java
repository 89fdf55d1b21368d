package cn.tongxinqiao.lift.web;

import cn.tongxinqiao.document.SentFile;
import cn.tongxinqiao.document.StoredDocument;
import cn.tongxinqiao.lift.DeliveryStep;
import cn.tongxinqiao.lift.LiftCase;
import cn.tongxinqiao.lift.LiftDelivery;
import cn.tongxinqiao.lift.LiftFile;
import cn.tongxinqiao.lift.LiftStatus;
import cn.tongxinqiao.lift.LiftsInUse;
import cn.tongxinqiao.lift.StepEntry;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
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

/** Works and delivery of a lift: each step as it happened, photos of the milestones, and what is due. */
@Controller
@Hidden
@RequestMapping("/lift-cases/{number}/delivery")
class LiftDeliveryPage {

    private final LiftDelivery delivery;
    private final LiftsInUse inUse;
    private final LiftWork work;

    LiftDeliveryPage(LiftDelivery delivery, LiftsInUse inUse, LiftWork work) {
        this.delivery = delivery;
        this.inUse = inUse;
        this.work = work;
    }

    /**
     * A step as shown.
     *
     * @param step the step
     * @param milestone which milestone it is, 0 for any other step
     * @param photos photos of the milestone
     */
    record Shown(StepEntry step, int milestone, List<StoredDocument> photos) {}

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
        LiftCase lift = work.show(number, "delivery", model, response);
        List<Shown> steps = new ArrayList<>();
        int milestones = 0;
        for (StepEntry step : delivery.steps(number, work.me())) {
            int milestone = step.step() == DeliveryStep.MILESTONE ? ++milestones : 0;
            steps.add(new Shown(
                    step, milestone, milestone == 0 ? List.of() : delivery.photos(number, milestone, work.me())));
        }
        model.addAttribute("steps", steps);
        model.addAttribute("atDelivery", lift.status() == LiftStatus.DELIVERY);
        model.addAttribute("next", milestones + 1);
        model.addAttribute("waiting", delivery.photos(number, milestones + 1, work.me()));
        model.addAttribute("handover", delivery.handover(number, work.me()).orElse(null));
        model.addAttribute("claim", delivery.claim(number, work.me()).orElse(null));
        model.addAttribute("promised", delivery.promised(number).orElse(null));
        model.addAttribute("running", inUse.find(number, work.me()).orElse(null));
        model.addAttribute("today", LocalDate.now(work.clock()));
        return "lift-work/delivery";
    }

    @PostMapping(path = "/photos", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    String photo(
            @PathVariable String number,
            @RequestParam(required = false) List<MultipartFile> files,
            Model model,
            HttpServletResponse response)
            throws IOException {
        List<LiftFile> photos = Entered.files(files);
        return work.act(
                () -> {
                    if (photos.isEmpty()) {
                        throw NotReadable.because("请选择照片。");
                    }
                    photos.forEach(photo -> delivery.photo(number, photo, work.me()));
                },
                work.path(number) + "/delivery?done=photo",
                () -> page(number, model, response),
                model,
                response);
    }

    @GetMapping("/photos/{milestone}/{file}")
    ResponseEntity<byte[]> photo(@PathVariable String number, @PathVariable int milestone, @PathVariable UUID file) {
        return SentFile.kept(delivery.photo(number, milestone, file, work.me()));
    }
}
