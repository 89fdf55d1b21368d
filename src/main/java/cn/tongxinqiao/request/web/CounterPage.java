package cn.tongxinqiao.request.web;

import cn.tongxinqiao.access.CurrentUser;
import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.document.QrCode;
import cn.tongxinqiao.notification.PublicAddress;
import cn.tongxinqiao.organization.Compound;
import cn.tongxinqiao.organization.Organization;
import cn.tongxinqiao.organization.Unit;
import cn.tongxinqiao.privacy.TextNotAllowed;
import cn.tongxinqiao.request.CaseCards;
import cn.tongxinqiao.request.Category;
import cn.tongxinqiao.request.Intake;
import cn.tongxinqiao.request.Receipt;
import cn.tongxinqiao.request.RequestRefused;
import cn.tongxinqiao.request.SimilarRequests;
import cn.tongxinqiao.request.SubmissionChanged;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.beans.propertyeditors.StringTrimmerEditor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page on which staff enter a request for somebody. */
@Controller
@Hidden
@RequestMapping("/counter")
class CounterPage {

    /** Fewer characters are like nothing. */
    private static final int SHORTEST_LOOKED_FOR = 4;

    private final RequestSubmissions submissions;
    private final Organization organization;
    private final CurrentUser currentUser;
    private final Validator validator;
    private final SimilarRequests similar;
    private final CaseCards cards;
    private final PublicAddress address;
    private final Clock clock;

    CounterPage(
            RequestSubmissions submissions,
            Organization organization,
            CurrentUser currentUser,
            Validator validator,
            SimilarRequests similar,
            CaseCards cards,
            PublicAddress address,
            Clock clock) {
        this.submissions = submissions;
        this.organization = organization;
        this.currentUser = currentUser;
        this.validator = validator;
        this.similar = similar;
        this.cards = cards;
        this.address = address;
        this.clock = clock;
    }

    @InitBinder("entry")
    void bind(WebDataBinder binder) {
        binder.initDirectFieldAccess();
        binder.registerCustomEditor(String.class, new StringTrimmerEditor(true));
    }

    /** The page with what can be chosen on it; the parts a browser asks for alone need none of it. */
    private String page(Model model) {
        model.addAttribute("towns", organization.towns());
        model.addAttribute(
                "categories",
                Stream.of(Category.values())
                        .map(category -> new Labelled(category.name(), category.label()))
                        .toList());
        model.addAttribute("textLimit", Intake.LONGEST_TEXT);
        return "counter";
    }

    @GetMapping
    String blank(@ModelAttribute("entry") CounterEntry entry, BindingResult ignored, Model model) {
        community(entry.community).ifPresent(found -> entry.community = found.name());
        model.addAttribute("submissionKey", UUID.randomUUID().toString());
        return page(model);
    }

    /** The compounds of a community, for the field that asks for one. */
    @GetMapping("/compounds")
    String compounds(@RequestParam(defaultValue = "") String community, Model model) {
        model.addAttribute(
                "compounds",
                community(community)
                        .map(found -> organization.compoundsOf(found.code()))
                        .orElse(List.of()));
        return "counter :: compounds";
    }

    /** Looks for open cases about the same matter; nothing is entered yet. */
    @PostMapping("/similar")
    String similar(@ModelAttribute("entry") CounterEntry entry, BindingResult ignored, Model model) {
        look(entry, model);
        return "counter :: similar";
    }

    /** The same for a browser without script. */
    @PostMapping("/look")
    String look(
            @ModelAttribute("entry") CounterEntry entry,
            BindingResult errors,
            @RequestParam(required = false) String submissionKey,
            Model model) {
        look(entry, model);
        model.addAttribute("submissionKey", submissionKey);
        return page(model);
    }

    private void look(CounterEntry entry, Model model) {
        SignedIn reader = currentUser.current().orElseThrow();
        String community = community(entry.community).map(Unit::code).orElse(null);
        boolean enough = community != null && entry.text != null && entry.text.length() >= SHORTEST_LOOKED_FOR;
        model.addAttribute("looked", enough);
        model.addAttribute(
                "similar",
                !enough
                        ? List.of()
                        : similar
                                .find(
                                        community,
                                        compoundOf(entry, community),
                                        entry.category,
                                        entry.text.replace("\0", ""))
                                .stream()
                                .map(found -> new Alike(
                                        found.number(),
                                        found.category() == null
                                                ? ""
                                                : found.category().label(),
                                        found.receivedOn(),
                                        found.status().label(),
                                        cards.glimpse(found.number(), reader).orElse(null)))
                                .toList());
    }

    /** Who knows a community knows its name, hardly its code; two of one name are told apart by the code. */
    private Optional<Unit> community(String nameOrCode) {
        if (nameOrCode == null || nameOrCode.isBlank()) {
            return Optional.empty();
        }
        List<Unit> found = organization.communities().stream()
                .filter(unit -> unit.code().equals(nameOrCode) || unit.name().equals(nameOrCode))
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private String compoundOf(CounterEntry entry, String community) {
        if (entry.compound == null || community == null) {
            return entry.compound;
        }
        return organization.compoundsOf(community).stream()
                .filter(compound -> compound.name().equals(entry.compound))
                .map(Compound::code)
                .findFirst()
                .orElse(entry.compound);
    }

    @PostMapping
    String enter(
            @ModelAttribute("entry") CounterEntry entry,
            BindingResult errors,
            @RequestParam(required = false) String submissionKey,
            Model model) {
        if (entry.address == null) {
            errors.rejectValue("address", "required", "请填写地址");
        }
        String community = community(entry.community).map(Unit::code).orElse(null);
        if (entry.community != null && community == null) {
            errors.rejectValue("community", "unknown", "没有这个社区，或同名的不止一个：请从列表里选，或填 12 位代码");
        }
        RequestEntry checked = entry.toEntry(community, compoundOf(entry, community));
        for (ConstraintViolation<RequestEntry> violation : validator.validate(checked)) {
            if (!errors.hasFieldErrors(field(violation))) {
                errors.rejectValue(field(violation), "invalid", violation.getMessage());
            }
        }
        if (!errors.hasErrors()) {
            try {
                SignedIn user = currentUser.current().orElseThrow();
                Receipt receipt = submissions.submit(checked, submissionKey, user);
                model.addAttribute("receipt", receipt);
                model.addAttribute("at", clock.instant().atZone(clock.getZone()));
                model.addAttribute("place", organization.unit(community).name());
                model.addAttribute(
                        "qr", QrCode.of(address.of("/requests/" + receipt.number() + "?token=" + receipt.token())));
                return page(model);
            } catch (RequestRefused | TextNotAllowed e) {
                errors.reject("refused", e.getMessage());
            } catch (SubmissionChanged e) {
                errors.reject("changed", "这张表刚才已经录入过一件，内容不同。确实是另一件的，请再点一次“录入”。");
                model.addAttribute("submissionKey", UUID.randomUUID().toString());
                return page(model);
            }
        }
        model.addAttribute("submissionKey", submissionKey);
        return page(model);
    }

    private static String field(ConstraintViolation<RequestEntry> violation) {
        String path = violation.getPropertyPath().toString();
        return path.substring(path.lastIndexOf('.') + 1);
    }

    record Labelled(String code, String label) {}

    /** An open case that may be about the same; its words only for who may read it. */
    record Alike(String number, String category, LocalDate receivedOn, String status, String words) {}
}
