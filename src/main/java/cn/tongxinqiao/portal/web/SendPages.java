package cn.tongxinqiao.portal.web;

import cn.tongxinqiao.document.DocumentNotAccepted;
import cn.tongxinqiao.document.DocumentTooLarge;
import cn.tongxinqiao.document.Documents;
import cn.tongxinqiao.document.QrCode;
import cn.tongxinqiao.document.SentFile;
import cn.tongxinqiao.document.Thumbnail;
import cn.tongxinqiao.notification.PublicAddress;
import cn.tongxinqiao.portal.Draft;
import cn.tongxinqiao.portal.DraftAlreadySent;
import cn.tongxinqiao.portal.DraftContent;
import cn.tongxinqiao.portal.DraftGone;
import cn.tongxinqiao.portal.DraftRules;
import cn.tongxinqiao.portal.Drafts;
import cn.tongxinqiao.portal.PortalSettings;
import cn.tongxinqiao.privacy.TextNotAllowed;
import cn.tongxinqiao.request.Category;
import cn.tongxinqiao.request.Intake;
import cn.tongxinqiao.request.RequestRefused;
import cn.tongxinqiao.request.RequestType;
import cn.tongxinqiao.request.SimilarRequests;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * Sending a request in a few steps. Every step keeps what was typed, right or wrong, before it says what is wrong; every
 * page can be opened again.
 */
@Controller
@Hidden
@RequestMapping("/requests/new")
class SendPages {

    private static final String STEPS = "redirect:/requests/new/{draft}/";
    private static final String BACK = "back";

    /** The server reads no field of a form beyond any sense: a field that is not there at all was too long. */
    private static final String TOO_LONG = "内容太长，这一页没有收下，请删短后再填。";

    private final Drafts drafts;
    private final DraftRules rules;
    private final Places places;
    private final SimilarRequests similar;
    private final PublicAddress address;
    private final Documents documents;
    private final PortalSettings settings;

    SendPages(
            Drafts drafts,
            DraftRules rules,
            Places places,
            SimilarRequests similar,
            PublicAddress address,
            Documents documents,
            PortalSettings settings) {
        this.drafts = drafts;
        this.rules = rules;
        this.places = places;
        this.similar = similar;
        this.address = address;
        this.documents = documents;
        this.settings = settings;
    }

    @GetMapping
    String askForDanger(Model model) {
        model.addAttribute("hours", settings.draftLife().toHours());
        return "portal/danger";
    }

    @GetMapping("/emergency")
    String emergency() {
        return "portal/emergency";
    }

    @PostMapping
    String begin() {
        return "redirect:/requests/new/" + drafts.begin() + "/place";
    }

    @GetMapping("/{draft}")
    String goOn(@PathVariable String draft) {
        Draft opened = drafts.open(draft);
        return opened.isSent() ? STEPS + "receipt" : STEPS + firstOpen(opened.content());
    }

    @GetMapping("/{draft}/place")
    String place(@PathVariable String draft, Model model) {
        return place(unsent(draft), Map.of(), model);
    }

    @PostMapping("/{draft}/place")
    String place(
            @PathVariable String draft,
            @RequestParam(required = false) String community,
            @RequestParam(required = false) String address,
            Model model) {
        if (address == null) {
            return place(unsent(draft), Map.of("address", TOO_LONG), model);
        }
        DraftContent content = drafts.change(draft, written -> written.at(Typed.code(community), Typed.text(address)));
        Map<String, String> faults = rules.faults(content.place());
        if (!faults.isEmpty()) {
            return place(content, faults, model);
        }
        return STEPS + (places.compounds(content.place().community()).isEmpty() ? "matter" : "compound");
    }

    private String place(DraftContent content, Map<String, String> faults, Model model) {
        model.addAttribute("towns", places.towns());
        return step(1, "place", content, faults, model);
    }

    @GetMapping("/{draft}/compound")
    String compound(@PathVariable String draft, Model model) {
        return compound(unsent(draft), Map.of(), model);
    }

    @PostMapping("/{draft}/compound")
    String compound(
            @PathVariable String draft,
            @RequestParam(required = false) String compound,
            @RequestParam(required = false) String go,
            Model model) {
        DraftContent content = drafts.change(draft, written -> written.in(Typed.code(compound)));
        if (BACK.equals(go)) {
            return STEPS + "place";
        }
        String fault = rules.faults(content.place()).get("compound");
        return fault == null ? STEPS + "matter" : compound(content, Map.of("compound", fault), model);
    }

    private String compound(DraftContent content, Map<String, String> faults, Model model) {
        if (content.place().community() == null) {
            return STEPS + "place";
        }
        model.addAttribute("compounds", places.compounds(content.place().community()));
        model.addAttribute("communityName", places.name(content.place().community(), null));
        return step(1, "compound", content, faults, model);
    }

    @GetMapping("/{draft}/matter")
    String matter(@PathVariable String draft, Model model) {
        return matter(unsent(draft), Map.of(), model);
    }

    @PostMapping("/{draft}/matter")
    String matter(
            @PathVariable String draft,
            @RequestParam(required = false) String type,
            @RequestParam(required = false) String text,
            @RequestParam(required = false) String category,
            @RequestParam(required = false) String go,
            Model model) {
        if (text == null) {
            return matter(unsent(draft), Map.of("text", TOO_LONG), model);
        }
        DraftContent.Matter matter = new DraftContent.Matter(
                type(type), Typed.text(text), Category.of(category).orElse(null));
        DraftContent content = drafts.change(draft, written -> written.about(matter));
        if (BACK.equals(go)) {
            boolean compounds = content.place().community() != null
                    && !places.compounds(content.place().community()).isEmpty();
            return STEPS + (compounds ? "compound" : "place");
        }
        Map<String, String> faults = rules.faults(matter);
        return faults.isEmpty() ? STEPS + "photos" : matter(content, faults, model);
    }

    private String matter(DraftContent content, Map<String, String> faults, Model model) {
        model.addAttribute("types", RequestType.values());
        model.addAttribute("categories", Category.values());
        model.addAttribute("textLimit", Intake.LONGEST_TEXT);
        return step(2, "matter", content, faults, model);
    }

    @GetMapping("/{draft}/photos")
    String photos(@PathVariable String draft, @RequestParam(required = false) String refused, Model model) {
        List<String> faults = refused == null ? List.of() : List.of("有照片太大，没有收下，请缩小后再传。");
        return photos(draft, faults, model);
    }

    @PostMapping(path = "/{draft}/photos", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    String photos(
            @PathVariable String draft,
            @RequestParam(required = false) List<MultipartFile> photos,
            @RequestParam(required = false) String go,
            Model model)
            throws IOException {
        List<String> faults = new ArrayList<>();
        for (MultipartFile photo : photos == null ? List.<MultipartFile>of() : photos) {
            String name = photo.getOriginalFilename();
            boolean nothingChosen = photo.isEmpty() && (name == null || name.isBlank());
            if (!nothingChosen) {
                try {
                    drafts.addPhoto(draft, name, photo.getBytes());
                } catch (DocumentNotAccepted | DocumentTooLarge refused) {
                    faults.add((name == null || name.isBlank() ? "" : "“" + name + "”：") + refused.getMessage());
                }
            }
        }
        if (BACK.equals(go)) {
            return STEPS + "matter";
        }
        if (!faults.isEmpty()) {
            return photos(draft, faults, model);
        }
        return STEPS + ("add".equals(go) ? "photos" : "contact");
    }

    private String photos(String draft, List<String> faults, Model model) {
        DraftContent content = unsent(draft);
        model.addAttribute("photos", drafts.photos(draft));
        model.addAttribute("photoFaults", faults);
        model.addAttribute("limits", documents.limits());
        return step(3, "photos", content, Map.of(), model);
    }

    @PostMapping("/{draft}/photos/{photo}/removal")
    String remove(@PathVariable String draft, @PathVariable UUID photo) {
        drafts.removePhoto(draft, photo);
        return STEPS + "photos";
    }

    @GetMapping("/{draft}/photos/{photo}")
    ResponseEntity<byte[]> photo(@PathVariable String draft, @PathVariable UUID photo) {
        Thumbnail thumbnail = drafts.photo(draft, photo).orElse(null);
        if (thumbnail == null) {
            return ResponseEntity.notFound().build();
        }
        return SentFile.shown(thumbnail.bytes(), thumbnail.mediaType());
    }

    @GetMapping("/{draft}/contact")
    String contact(@PathVariable String draft, Model model) {
        return step(4, "contact-step", unsent(draft), Map.of(), model);
    }

    @PostMapping("/{draft}/contact")
    String contact(
            @PathVariable String draft,
            @RequestParam(required = false) String name,
            @RequestParam(required = false) String phone,
            @RequestParam(required = false) String email,
            @RequestParam(defaultValue = "false") boolean anonymous,
            @RequestParam(defaultValue = "false") boolean noPublication,
            @RequestParam(required = false) String go,
            Model model) {
        if (phone == null) {
            return step(4, "contact-step", unsent(draft), Map.of("phone", TOO_LONG), model);
        }
        DraftContent.Contact contact = new DraftContent.Contact(
                Typed.text(name), Typed.code(phone), Typed.code(email), anonymous, noPublication);
        DraftContent content = drafts.change(draft, written -> written.from(contact));
        if (BACK.equals(go)) {
            return STEPS + "photos";
        }
        Map<String, String> faults = rules.faults(contact);
        return faults.isEmpty() ? STEPS + "check" : step(4, "contact-step", content, faults, model);
    }

    @GetMapping("/{draft}/check")
    String check(@PathVariable String draft, Model model) {
        DraftContent content = unsent(draft);
        String open = firstOpen(content);
        return open.equals("check") ? check(draft, content, null, model) : STEPS + open;
    }

    @PostMapping("/{draft}/check")
    String send(
            @PathVariable String draft,
            @RequestParam(required = false) String same,
            @RequestParam(required = false) String go,
            Model model) {
        Draft opened = drafts.open(draft);
        if (BACK.equals(go)) {
            return STEPS + "contact";
        }
        if (!opened.isSent() && !firstOpen(opened.content()).equals("check")) {
            return STEPS + firstOpen(opened.content());
        }
        try {
            drafts.send(draft, shown(opened.content(), same));
            return STEPS + "receipt";
        } catch (RequestRefused | TextNotAllowed refused) {
            return check(draft, opened.content(), refused.getMessage(), model);
        }
    }

    private String check(String draft, DraftContent content, String refused, Model model) {
        DraftContent.Place place = content.place();
        List<SimilarRequests.Similar> found = similar.find(
                place.community(),
                place.compound(),
                content.matter().category(),
                content.matter().text());
        drafts.change(
                draft,
                written -> written.besides(
                        found.stream().map(SimilarRequests.Similar::number).toList()));
        model.addAttribute(
                "similar",
                found.stream()
                        .map(one -> new Like(
                                one.category() == null ? "未分类" : one.category().label(),
                                places.name(place.community(), one.compound()),
                                one.receivedOn().getMonthValue() + "月"
                                        + one.receivedOn().getDayOfMonth() + "日",
                                one.status().label()))
                        .toList());
        model.addAttribute("placeName", places.name(place.community(), place.compound()));
        model.addAttribute("photos", drafts.photos(draft));
        model.addAttribute("refused", refused);
        return step(5, "check", content, Map.of(), model);
    }

    @GetMapping("/{draft}/receipt")
    String receipt(@PathVariable String draft, Model model) {
        Drafts.Sent sent = drafts.receipt(draft).orElse(null);
        if (sent == null) {
            return STEPS + firstOpen(drafts.open(draft).content());
        }
        model.addAttribute("sent", sent);
        model.addAttribute("qr", QrCode.of(address.of("/requests/" + sent.number() + "?token=" + sent.token())));
        return "portal/receipt";
    }

    /** What another resident's case shows to a stranger. */
    record Like(String category, String place, String day, String status) {}

    @ExceptionHandler(DraftGone.class)
    ModelAndView gone() {
        return new ModelAndView(
                "portal/gone", Map.of("hours", settings.draftLife().toHours()), HttpStatus.NOT_FOUND);
    }

    @ExceptionHandler(DraftAlreadySent.class)
    String alreadySent(HttpServletRequest request) {
        return "redirect:/requests/new/" + draftOf(request) + "/receipt";
    }

    /** The server stops reading an upload that is too large, so that nothing of it arrives here. */
    @ExceptionHandler(MultipartException.class)
    String tooLarge(HttpServletRequest request) {
        return "redirect:/requests/new/" + draftOf(request) + "/photos?refused=size";
    }

    private static Object draftOf(HttpServletRequest request) {
        return ((Map<?, ?>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)).get("draft");
    }

    private DraftContent unsent(String draft) {
        Draft opened = drafts.open(draft);
        if (opened.isSent()) {
            throw DraftAlreadySent.as(opened.number());
        }
        return opened.content();
    }

    private String firstOpen(DraftContent content) {
        if (!rules.faults(content.place()).isEmpty()) {
            return "place";
        }
        if (!rules.faults(content.matter()).isEmpty()) {
            return "matter";
        }
        return rules.faults(content.contact()).isEmpty() ? "check" : "contact";
    }

    private static String shown(DraftContent content, String same) {
        boolean oneOfThem = same != null
                && same.matches("\\d")
                && Integer.parseInt(same) < content.similar().size();
        return oneOfThem ? content.similar().get(Integer.parseInt(same)) : null;
    }

    private static RequestType type(String name) {
        return Stream.of(RequestType.values())
                .filter(type -> type.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static String step(int number, String page, DraftContent content, Map<String, String> faults, Model model) {
        model.addAttribute("step", number);
        model.addAttribute("content", content);
        model.addAttribute("faults", faults);
        return "portal/" + page;
    }
}
