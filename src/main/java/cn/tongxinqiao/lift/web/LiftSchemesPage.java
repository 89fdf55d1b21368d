package cn.tongxinqiao.lift.web;

import cn.tongxinqiao.access.CurrentUser;
import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.audit.Act;
import cn.tongxinqiao.audit.ActKind;
import cn.tongxinqiao.audit.AuditLog;
import cn.tongxinqiao.document.SentFile;
import cn.tongxinqiao.estate.Building;
import cn.tongxinqiao.estate.CompoundFigures;
import cn.tongxinqiao.estate.EstateReaders;
import cn.tongxinqiao.estate.EstateRegister;
import cn.tongxinqiao.estate.Scope;
import cn.tongxinqiao.lift.CostMethod;
import cn.tongxinqiao.lift.LiftScheme;
import cn.tongxinqiao.lift.LiftSchemes;
import cn.tongxinqiao.lift.Reckoning;
import cn.tongxinqiao.lift.SchemeChanged;
import cn.tongxinqiao.lift.SchemeChoice;
import cn.tongxinqiao.lift.SchemeComparison;
import cn.tongxinqiao.lift.SchemeFrozen;
import cn.tongxinqiao.lift.SchemeHome;
import cn.tongxinqiao.lift.SchemeRefused;
import cn.tongxinqiao.lift.SchemeTerms;
import cn.tongxinqiao.privacy.TextNotAllowed;
import cn.tongxinqiao.vote.UnknownVote;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
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

/** Where staff and mediators lay down what a lift costs and who pays what, and put schemes side by side. */
@Controller
@Hidden
@RequestMapping("/lift-schemes")
class LiftSchemesPage {

    private final LiftSchemes schemes;
    private final EstateRegister register;
    private final EstateReaders readers;
    private final CurrentUser currentUser;
    private final AuditLog audit;
    private final Clock clock;

    LiftSchemesPage(
            LiftSchemes schemes,
            EstateRegister register,
            EstateReaders readers,
            CurrentUser currentUser,
            AuditLog audit,
            Clock clock) {
        this.schemes = schemes;
        this.register = register;
        this.readers = readers;
        this.currentUser = currentUser;
        this.audit = audit;
        this.clock = clock;
    }

    @ModelAttribute
    void keepToOneself(HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    @ModelAttribute("words")
    SchemeWords words() {
        return new SchemeWords(clock);
    }

    @ModelAttribute("methods")
    CostMethod[] methods() {
        return CostMethod.values();
    }

    @GetMapping
    String list(@RequestParam(defaultValue = "") String compound, Model model) {
        SignedIn me = me();
        List<CompoundFigures> mine = register.compounds(me);
        String chosen = compound.isBlank() && !mine.isEmpty() ? mine.get(0).code() : compound;
        model.addAttribute("compounds", mine);
        model.addAttribute("compound", chosen);
        model.addAttribute("names", Map.of());
        model.addAttribute("schemes", List.of());
        model.addAttribute("houses", List.of());
        if (!chosen.isBlank()) {
            model.addAttribute("schemes", schemes.list(chosen, me));
            List<Building> buildings = register.buildings(chosen);
            Map<String, String> names = new LinkedHashMap<>();
            buildings.forEach(building -> names.put(building.code(), building.name()));
            model.addAttribute("names", names);
            model.addAttribute("houses", readers.mayEdit(chosen, me) ? houses(chosen, buildings) : List.of());
        }
        return "lift-schemes";
    }

    @GetMapping("/new")
    String blank(@RequestParam String house, Model model) {
        Scope scope = scope(house);
        SchemeTerms terms = schemes.blank(scope, me());
        model.addAttribute("key", UUID.randomUUID().toString());
        return form(scope, house, null, TypedScheme.of(terms).withUsualItems(), schemes.served(scope, me()), model);
    }

    @PostMapping("/new")
    String make(
            @RequestParam String house,
            @RequestParam String key,
            @RequestParam MultiValueMap<String, String> typed,
            Model model,
            HttpServletResponse response) {
        Scope scope = scope(house);
        readers.requireEditor(scope.compound(), me());
        TypedScheme form = new TypedScheme(typed.toSingleValueMap());
        List<SchemeHome> homes = schemes.served(scope, me());
        try {
            SchemeTerms terms = form.terms(homes);
            if (saves(typed)) {
                return "redirect:/lift-schemes/" + schemes.make(scope, terms, fitting(key), me()) + "?done=made";
            }
            look(scope, terms, model);
        } catch (SchemeRefused | TextNotAllowed e) {
            refuse(e, HttpStatus.UNPROCESSABLE_ENTITY, model, response);
        }
        model.addAttribute("key", key);
        return form(scope, house, null, form, homes, model);
    }

    @GetMapping("/{id}")
    String show(
            @PathVariable UUID id,
            @RequestParam(required = false) Integer version,
            @RequestParam(defaultValue = "") String done,
            Model model) {
        return shown(id, version, done, model);
    }

    @GetMapping("/{id}/edit")
    String open(@PathVariable UUID id, Model model) {
        LiftScheme scheme = schemes.newest(id, me());
        readers.requireEditor(scheme.scope().compound(), me());
        if (scheme.isFrozen()) {
            model.addAttribute("problem", "第 " + scheme.version() + " 版已定稿，不能再改；要改请建新版本。");
            return shown(id, null, "", model);
        }
        model.addAttribute("key", UUID.randomUUID().toString());
        model.addAttribute("seen", scheme.revision());
        List<SchemeHome> homes = schemes.served(scheme.scope(), me());
        return form(scheme.scope(), null, scheme, TypedScheme.of(scheme.terms()), homes, model);
    }

    @PostMapping("/{id}/edit")
    String change(
            @PathVariable UUID id,
            @RequestParam int version,
            @RequestParam int seen,
            @RequestParam String key,
            @RequestParam MultiValueMap<String, String> typed,
            Model model,
            HttpServletResponse response) {
        LiftScheme scheme = schemes.version(id, version, me());
        readers.requireEditor(scheme.scope().compound(), me());
        TypedScheme form = new TypedScheme(typed.toSingleValueMap());
        List<SchemeHome> homes = schemes.served(scheme.scope(), me());
        try {
            SchemeTerms terms = form.terms(homes);
            if (saves(typed)) {
                schemes.change(id, version, seen, terms, fitting(key), me());
                return "redirect:/lift-schemes/" + id + "?done=saved";
            }
            look(scheme.scope(), terms, model);
        } catch (SchemeRefused | TextNotAllowed e) {
            refuse(e, HttpStatus.UNPROCESSABLE_ENTITY, model, response);
        } catch (SchemeChanged | SchemeFrozen e) {
            refuse(e, HttpStatus.CONFLICT, model, response);
            model.addAttribute("overtaken", true);
        }
        model.addAttribute("key", key);
        model.addAttribute("seen", seen);
        return form(scheme.scope(), null, scheme, form, homes, model);
    }

    @PostMapping("/{id}/freeze")
    String freeze(
            @PathVariable UUID id,
            @RequestParam int version,
            @RequestParam int seen,
            Model model,
            HttpServletResponse response) {
        try {
            schemes.freeze(id, version, seen, me());
            return "redirect:/lift-schemes/" + id + "?done=frozen";
        } catch (SchemeRefused e) {
            refuse(e, HttpStatus.UNPROCESSABLE_ENTITY, model, response);
        } catch (SchemeChanged | SchemeFrozen e) {
            refuse(e, HttpStatus.CONFLICT, model, response);
        }
        return shown(id, null, "", model);
    }

    @PostMapping("/{id}/versions")
    String begin(@PathVariable UUID id, @RequestParam int seen, Model model, HttpServletResponse response) {
        try {
            schemes.begin(id, seen, me());
            return "redirect:/lift-schemes/" + id + "/edit";
        } catch (SchemeRefused e) {
            refuse(e, HttpStatus.UNPROCESSABLE_ENTITY, model, response);
        } catch (SchemeChanged e) {
            refuse(e, HttpStatus.CONFLICT, model, response);
        }
        return shown(id, null, "", model);
    }

    @PostMapping("/{id}/votes")
    String putToVote(
            @PathVariable UUID id,
            @RequestParam int version,
            @RequestParam String vote,
            Model model,
            HttpServletResponse response) {
        try {
            schemes.putToVote(id, version, vote.strip(), me());
            return "redirect:/lift-schemes/" + id + "?version=" + version + "&done=linked";
        } catch (SchemeRefused e) {
            refuse(e, HttpStatus.UNPROCESSABLE_ENTITY, model, response);
        } catch (UnknownVote e) {
            refuse(e, HttpStatus.NOT_FOUND, model, response);
        }
        return shown(id, version, "", model);
    }

    @GetMapping("/compare")
    String compare(
            @RequestParam(defaultValue = "") List<String> ids,
            @RequestParam(defaultValue = "") List<String> ways,
            Model model,
            HttpServletResponse response) {
        try {
            List<SchemeChoice> choices = choices(ids, ways);
            SchemeComparison comparison = schemes.compare(choices, me());
            model.addAttribute("comparison", comparison);
            model.addAttribute(
                    "written", choices.stream().map(SchemeChoice::written).toList());
            model.addAttribute(
                    "building",
                    register.building(
                                    comparison.columns().get(0).scheme().scope().building())
                            .name());
        } catch (SchemeRefused e) {
            refuse(e, HttpStatus.UNPROCESSABLE_ENTITY, model, response);
        }
        return "lift-compare";
    }

    @GetMapping("/compare.xlsx")
    ResponseEntity<byte[]> compareAsExcel(@RequestParam(defaultValue = "") List<String> ids) {
        SchemeComparison comparison = schemes.compare(choices(ids, List.of()), me());
        audit.record(Act.of(ActKind.EXPORT, me().id())
                .on("lift-scheme", comparison.columns().get(0).scheme().id().toString())
                .saying("方案对比，" + comparison.columns().size() + " 列"));
        return SentFile.excel(SchemeExcel.of(comparison), "方案对比.xlsx");
    }

    @GetMapping("/{id}/shares.xlsx")
    ResponseEntity<byte[]> sharesAsExcel(@PathVariable UUID id, @RequestParam int version) {
        LiftScheme scheme = schemes.version(id, version, me());
        audit.record(Act.of(ActKind.EXPORT, me().id())
                .on("lift-scheme", id.toString())
                .saying("分摊表，第 " + version + " 版"));
        return SentFile.excel(SchemeExcel.of(scheme), scheme.terms().name() + "-第" + version + "版-分摊表.xlsx");
    }

    private static List<SchemeChoice> choices(List<String> ids, List<String> ways) {
        List<SchemeChoice> choices = new ArrayList<>();
        for (String id : ids) {
            SchemeChoice choice = SchemeChoice.of(id);
            choices.add(choice);
            Arrays.stream(CostMethod.values())
                    .filter(method -> ways.contains(method.name()))
                    .forEach(method -> choices.add(new SchemeChoice(choice.scheme(), choice.version(), method)));
        }
        return choices;
    }

    private String shown(UUID id, Integer version, String done, Model model) {
        SignedIn me = me();
        List<LiftScheme> versions = schemes.versions(id, me);
        LiftScheme scheme = version == null ? versions.get(0) : schemes.version(id, version, me);
        model.addAttribute("scheme", scheme);
        model.addAttribute("versions", versions);
        model.addAttribute("newest", versions.get(0));
        model.addAttribute("reckoning", scheme.reckoning());
        model.addAttribute("terms", scheme.terms());
        model.addAttribute("votes", schemes.votesOn(scheme));
        model.addAttribute(
                "building", register.building(scheme.scope().building()).name());
        model.addAttribute("edits", readers.mayEdit(scheme.scope().compound(), me));
        model.addAttribute(
                "done",
                switch (done) {
                    case "made" -> "已建方案。";
                    case "saved" -> "已保存。";
                    case "frozen" -> "已定稿，这一版不再改动。";
                    case "linked" -> "已关联投票，业主在选票上能看到自家的金额。";
                    default -> null;
                });
        return "lift-scheme";
    }

    private String form(
            Scope scope, String house, LiftScheme scheme, TypedScheme typed, List<SchemeHome> homes, Model model) {
        model.addAttribute("scope", scope);
        model.addAttribute("building", register.building(scope.building()).name());
        model.addAttribute("house", house);
        model.addAttribute("scheme", scheme);
        model.addAttribute("typed", typed);
        model.addAttribute(
                "homes", homes.stream().sorted(SchemeHome.TOP_FLOOR_FIRST).toList());
        return "lift-scheme-form";
    }

    private void look(Scope scope, SchemeTerms terms, Model model) {
        Reckoning reckoning = schemes.preview(scope, terms, me());
        model.addAttribute("reckoning", reckoning);
    }

    private static void refuse(RuntimeException e, HttpStatus status, Model model, HttpServletResponse response) {
        response.setStatus(status.value());
        model.addAttribute("problem", e.getMessage());
    }

    /** A building or one of its entrances as a choice of the page has it: code, and after a tilde the entrance. */
    private Scope scope(String house) {
        int between = house.indexOf('~');
        Building building = register.building(between < 0 ? house : house.substring(0, between));
        readers.requireReader(building.compound(), me());
        return new Scope(building.compound(), building.code(), between < 0 ? null : house.substring(between + 1));
    }

    private List<House> houses(String compound, List<Building> buildings) {
        List<House> houses = new ArrayList<>();
        Map<String, List<String>> byBuilding = register.entrances(compound);
        for (Building building : buildings) {
            List<String> entrances = byBuilding.getOrDefault(building.code(), List.of());
            if (entrances.size() == 1 && entrances.get(0).isEmpty()) {
                houses.add(new House(building.code(), building.name()));
            }
            entrances.stream()
                    .filter(entrance -> !entrance.isEmpty())
                    .forEach(entrance ->
                            houses.add(new House(building.code() + "~" + entrance, building.name() + " " + entrance)));
            if (entrances.size() > 1) {
                houses.add(new House(building.code(), building.name() + "（整栋）"));
            }
        }
        return houses;
    }

    private static boolean saves(MultiValueMap<String, String> typed) {
        return "save".equals(typed.getFirst("act"));
    }

    /** Keys are ours; whatever else arrives is not kept longer than it needs to be told apart. */
    private static String fitting(String key) {
        return key.length() <= 64
                ? key
                : UUID.nameUUIDFromBytes(key.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .toString();
    }

    private SignedIn me() {
        return currentUser.current().orElseThrow();
    }

    /** A building or entrance to choose. */
    record House(String code, String label) {}
}
