package cn.tongxinqiao.request.web;

import cn.tongxinqiao.access.CurrentUser;
import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.organization.Organization;
import cn.tongxinqiao.privacy.TextNotAllowed;
import cn.tongxinqiao.request.Category;
import cn.tongxinqiao.request.Intake;
import cn.tongxinqiao.request.RequestRefused;
import cn.tongxinqiao.request.SubmissionChanged;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
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

    private final RequestSubmissions submissions;
    private final Organization organization;
    private final CurrentUser currentUser;
    private final Validator validator;

    CounterPage(
            RequestSubmissions submissions, Organization organization, CurrentUser currentUser, Validator validator) {
        this.submissions = submissions;
        this.organization = organization;
        this.currentUser = currentUser;
        this.validator = validator;
    }

    @InitBinder("entry")
    void bind(WebDataBinder binder) {
        binder.initDirectFieldAccess();
        binder.registerCustomEditor(String.class, new StringTrimmerEditor(true));
    }

    @ModelAttribute
    void lists(Model model) {
        model.addAttribute("towns", organization.towns());
        model.addAttribute(
                "categories",
                Stream.of(Category.values())
                        .map(category -> new Labelled(category.name(), category.label()))
                        .toList());
        model.addAttribute("textLimit", Intake.LONGEST_TEXT);
    }

    @GetMapping
    String blank(@ModelAttribute("entry") CounterEntry entry, Model model) {
        model.addAttribute("submissionKey", UUID.randomUUID().toString());
        return "counter";
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
        RequestEntry checked = entry.toEntry();
        for (ConstraintViolation<RequestEntry> violation : validator.validate(checked)) {
            errors.rejectValue(field(violation), "invalid", violation.getMessage());
        }
        if (!errors.hasErrors()) {
            try {
                SignedIn user = currentUser.current().orElseThrow();
                model.addAttribute("receipt", submissions.submit(checked, submissionKey, user));
                return "counter";
            } catch (RequestRefused | TextNotAllowed e) {
                errors.reject("refused", e.getMessage());
            } catch (SubmissionChanged e) {
                errors.reject("changed", "这张表刚才已经录入过一件，内容不同。确实是另一件的，请再点一次“录入”。");
                model.addAttribute("submissionKey", UUID.randomUUID().toString());
                return "counter";
            }
        }
        model.addAttribute("submissionKey", submissionKey);
        return "counter";
    }

    private static String field(ConstraintViolation<RequestEntry> violation) {
        String path = violation.getPropertyPath().toString();
        return path.substring(path.lastIndexOf('.') + 1);
    }

    record Labelled(String code, String label) {}
}
