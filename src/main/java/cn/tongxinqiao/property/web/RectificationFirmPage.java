package cn.tongxinqiao.property.web;

import cn.tongxinqiao.document.DocumentNotAccepted;
import cn.tongxinqiao.document.DocumentTooLarge;
import cn.tongxinqiao.privacy.TextNotAllowed;
import cn.tongxinqiao.property.PropertyNotNow;
import cn.tongxinqiao.property.PropertyRefused;
import cn.tongxinqiao.property.Rectification;
import cn.tongxinqiao.property.RectificationLink;
import cn.tongxinqiao.property.RectificationStatus;
import cn.tongxinqiao.property.Rectifications;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.util.UriComponentsBuilder;

/** The company's own page of its order, by its link. A mere visit changes nothing: mail scanners open every link. */
@Controller
@Hidden
@RequestMapping("/property-rectification/{number}")
class RectificationFirmPage {

    private final Rectifications rectifications;
    private final FollowWords words;

    RectificationFirmPage(Rectifications rectifications, FollowWords words) {
        this.rectifications = rectifications;
        this.words = words;
    }

    @GetMapping
    String show(
            @PathVariable String number,
            @RequestParam(required = false) String token,
            @RequestParam(required = false) String done,
            Model model) {
        return page(new RectificationLink(number, token), done != null, null, model);
    }

    @PostMapping(path = "/items/{position}", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    String answer(
            @PathVariable String number,
            @PathVariable String position,
            @RequestParam(required = false) String token,
            @RequestParam(defaultValue = "") String answer,
            @RequestParam(required = false) List<MultipartFile> files,
            HttpServletResponse response,
            Model model)
            throws IOException {
        RectificationLink link = new RectificationLink(number, token);
        List<Rectifications.Upload> sent = FollowForm.uploads(files);
        model.addAttribute("typed", Map.of("answer" + position, PropertyForm.again(answer)));
        return act(
                link, response, model, () -> rectifications.answer(link, FollowForm.position(position), answer, sent));
    }

    @PostMapping("/extension")
    String extension(
            @PathVariable String number,
            @RequestParam(required = false) String token,
            @RequestParam(defaultValue = "") String lastDay,
            @RequestParam(defaultValue = "") String reason,
            HttpServletResponse response,
            Model model) {
        RectificationLink link = new RectificationLink(number, token);
        model.addAttribute(
                "typed", Map.of("lastDay", PropertyForm.again(lastDay), "reason", PropertyForm.again(reason)));
        return act(link, response, model, () -> rectifications.askExtension(link, FollowForm.day(lastDay), reason));
    }

    private String act(RectificationLink link, HttpServletResponse response, Model model, Runnable what) {
        try {
            what.run();
            return "redirect:"
                    + UriComponentsBuilder.fromPath("/property-rectification/{number}")
                            .queryParam("token", "{token}")
                            .queryParam("done", "1")
                            .encode()
                            .buildAndExpand(link.number(), link.token())
                            .toUriString();
        } catch (PropertyRefused | PropertyNotNow | TextNotAllowed | DocumentNotAccepted | DocumentTooLarge refused) {
            response.setStatus(FollowForm.status(refused));
            return page(link, false, refused.getMessage(), model);
        }
    }

    private String page(RectificationLink link, boolean done, String problem, Model model) {
        Rectification found = rectifications.byLink(link);
        model.addAttribute("rectification", found);
        model.addAttribute("title", rectifications.title(found));
        model.addAttribute("items", rectifications.items(found.number()));
        model.addAttribute("extension", rectifications.extension(found.number()).orElse(null));
        model.addAttribute("running", found.status() == RectificationStatus.RUNNING);
        model.addAttribute("token", link.token());
        if (!model.containsAttribute("typed")) {
            model.addAttribute("typed", Map.of());
        }
        model.addAttribute("words", words);
        model.addAttribute("done", done);
        model.addAttribute("problem", problem);
        return "property/rectification-firm";
    }
}
