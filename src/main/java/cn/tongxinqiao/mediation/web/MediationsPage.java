package cn.tongxinqiao.mediation.web;

import cn.tongxinqiao.access.CaseSource.SourceCase;
import cn.tongxinqiao.access.CurrentUser;
import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.mediation.MediationCase;
import cn.tongxinqiao.mediation.MediationCases;
import cn.tongxinqiao.mediation.MediationRefused;
import cn.tongxinqiao.mediation.NewMediation;
import cn.tongxinqiao.organization.Organization;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of mediations with what is due, and the form that files one. */
@Controller
@Hidden
@RequestMapping("/mediations")
class MediationsPage {

    private static final int ROWS = 4;

    private final MediationCases cases;
    private final Organization organization;
    private final MediationWords words;
    private final CurrentUser currentUser;

    MediationsPage(MediationCases cases, Organization organization, MediationWords words, CurrentUser currentUser) {
        this.cases = cases;
        this.organization = organization;
        this.words = words;
        this.currentUser = currentUser;
    }

    @GetMapping
    String list(@RequestParam(required = false) String over, Model model) {
        List<MediationCase> found = cases.list("1".equals(over), reader());
        model.addAttribute("mediations", found);
        model.addAttribute("over", "1".equals(over));
        model.addAttribute(
                "names",
                organization.names(found.stream().map(MediationCase::community).collect(Collectors.toSet())));
        model.addAttribute("words", words);
        return "mediations/list";
    }

    /** A request's file leads here with its number; the rest comes from the request, never from the address. */
    @GetMapping("/new")
    String blank(@RequestParam(defaultValue = "") String origin, Model model) {
        Optional<SourceCase> source = origin.isBlank() ? Optional.empty() : cases.source(origin.strip(), reader());
        Map<String, String> typed = source.map(found -> Map.of(
                        "origin", found.number(),
                        "subject", found.subject(),
                        "community", found.community(),
                        "place", found.place() == null ? "" : found.place()))
                .orElse(Map.of());
        String problem = origin.isBlank() || source.isPresent() ? null : "没有这件来源诉求，或它不由您的单位牵头，或已经办结。";
        return form(typed, List.of(), UUID.randomUUID().toString(), problem, model);
    }

    @PostMapping("/new")
    String file(
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "") String facts,
            @RequestParam(defaultValue = "") String place,
            @RequestParam(defaultValue = "") String community,
            @RequestParam(defaultValue = "") String origin,
            @RequestParam(required = false) List<String> role,
            @RequestParam(required = false) List<String> name,
            @RequestParam(required = false) List<String> phone,
            @RequestParam(required = false) List<String> mail,
            @RequestParam(defaultValue = "") String key,
            Model model) {
        List<NewMediation.Side> sides = MediationForm.sides(role, name, phone, mail);
        try {
            String number =
                    cases.file(new NewMediation(subject, facts, place, community, origin, sides), reader(), key);
            return "redirect:/mediations/" + number + "?done=filed";
        } catch (MediationRefused refused) {
            return form(
                    Map.of(
                            "subject", subject,
                            "facts", facts,
                            "place", place,
                            "community", community,
                            "origin", origin),
                    sides,
                    key,
                    refused.getMessage(),
                    model);
        }
    }

    private String form(
            Map<String, String> typed, List<NewMediation.Side> sides, String key, String problem, Model model) {
        model.addAttribute("typed", typed);
        model.addAttribute("sides", sides);
        model.addAttribute("rows", ROWS);
        model.addAttribute("towns", organization.towns());
        model.addAttribute("key", MediationForm.kept(key));
        model.addAttribute("problem", problem);
        return "mediations/form";
    }

    private SignedIn reader() {
        return currentUser.current().orElseThrow();
    }
}
