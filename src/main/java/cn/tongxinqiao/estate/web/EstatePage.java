package cn.tongxinqiao.estate.web;

import cn.tongxinqiao.estate.Building;
import cn.tongxinqiao.estate.CompoundFigures;
import cn.tongxinqiao.estate.EstateChangeRefused;
import cn.tongxinqiao.estate.EstateChanges;
import cn.tongxinqiao.estate.EstateHistory;
import cn.tongxinqiao.estate.EstateNotYours;
import cn.tongxinqiao.estate.EstateReadWithoutReason;
import cn.tongxinqiao.estate.EstateRegister;
import cn.tongxinqiao.estate.HomeEntry;
import cn.tongxinqiao.estate.HomeUse;
import cn.tongxinqiao.estate.OwnerEntry;
import cn.tongxinqiao.estate.OwnerSearch;
import cn.tongxinqiao.estate.Scope;
import cn.tongxinqiao.organization.Compound;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Compounds and their buildings, drawn floor by floor. */
@Controller
@Hidden
@RequestMapping("/estate")
class EstatePage {

    private static final int LATEST = 20;

    private final EstateGate gate;
    private final EstateRegister register;
    private final EstateHistory history;
    private final EstateChanges changes;
    private final OwnerSearch search;
    private final Clock clock;

    EstatePage(
            EstateGate gate,
            EstateRegister register,
            EstateHistory history,
            EstateChanges changes,
            OwnerSearch search,
            Clock clock) {
        this.gate = gate;
        this.register = register;
        this.history = history;
        this.changes = changes;
        this.search = search;
        this.clock = clock;
    }

    @ModelAttribute("words")
    EstateWords words() {
        return new EstateWords(clock);
    }

    @GetMapping
    String compounds(Model model) {
        model.addAttribute("compounds", register.compounds(gate.caller()));
        return "estate";
    }

    @GetMapping("/{compound}")
    String compound(
            @PathVariable String compound,
            @RequestParam(required = false) String q,
            @RequestParam(required = false) String done,
            Model model) {
        Compound found = gate.compound(compound);
        if (q != null && !q.isBlank()) {
            model.addAttribute("q", q);
            model.addAttribute("found", search.find(compound, q));
        }
        return shown(found, done, null, Map.of(), model);
    }

    @PostMapping("/{compound}/buildings")
    String addBuilding(@PathVariable String compound, @RequestParam Map<String, String> typed, Model model) {
        Compound found = gate.compound(compound);
        try {
            Building added = changes.addBuilding(
                    new Building(
                            typed.get("code"),
                            compound,
                            typed.get("name"),
                            number(typed.get("storeys")),
                            "yes".equals(typed.get("lift"))),
                    gate.caller());
            return "redirect:/estate/buildings/" + added.code() + "?done=added";
        } catch (EstateChangeRefused | EstateNotYours refused) {
            return shown(found, null, refused.getMessage(), typed, model);
        }
    }

    private String shown(Compound compound, String done, String problem, Map<String, String> typed, Model model) {
        CompoundFigures figures = register.compounds(gate.caller()).stream()
                .filter(one -> one.code().equals(compound.code()))
                .findFirst()
                .orElseThrow(EstateGate::notFound);
        model.addAttribute("figures", figures);
        model.addAttribute("buildings", register.buildings(compound.code()));
        model.addAttribute("changes", history.latest(compound.code(), LATEST));
        model.addAttribute("editor", gate.mayEdit(compound.code()));
        model.addAttribute("done", "imported".equals(done) ? "已导入。" : null);
        model.addAttribute("problem", problem);
        model.addAttribute("typed", typed);
        return "estate-compound";
    }

    @GetMapping("/buildings/{code}")
    String building(@PathVariable String code, @RequestParam(required = false) String done, Model model) {
        return drawn(
                gate.building(code),
                "added".equals(done) ? "已添加。" : "saved".equals(done) ? "已保存。" : null,
                null,
                Map.of(),
                model);
    }

    @PostMapping("/buildings/{code}")
    String changeBuilding(@PathVariable String code, @RequestParam Map<String, String> typed, Model model) {
        Building building = gate.building(code);
        try {
            changes.changeBuilding(
                    new Building(
                            code,
                            building.compound(),
                            typed.get("name"),
                            number(typed.get("storeys")),
                            "yes".equals(typed.get("lift"))),
                    gate.caller());
            return "redirect:/estate/buildings/" + code + "?done=saved";
        } catch (EstateChangeRefused | EstateNotYours refused) {
            return drawn(building, null, refused.getMessage(), Map.of(), model);
        }
    }

    @PostMapping("/buildings/{code}/homes")
    String addHome(
            @PathVariable String code,
            @RequestParam(required = false) HomeUse use,
            @RequestParam Map<String, String> typed,
            Model model) {
        Building building = gate.building(code);
        try {
            changes.addHome(
                    code,
                    new HomeEntry(
                            typed.get("entrance"), typed.get("number"), typed.get("floor"), typed.get("area"), use),
                    OwnerEntry.typed(
                            typed.get("owner"),
                            typed.get("names"),
                            typed.get("phones"),
                            typed.get("mails"),
                            typed.get("idTails")),
                    typed.get("reason"),
                    gate.caller());
            return "redirect:/estate/buildings/" + code + "?done=added";
        } catch (EstateChangeRefused | EstateNotYours | EstateReadWithoutReason refused) {
            return drawn(building, null, refused.getMessage(), typed, model);
        }
    }

    private String drawn(Building building, String done, String problem, Map<String, String> typed, Model model) {
        model.addAttribute("building", building);
        model.addAttribute("compound", gate.compound(building.compound()));
        model.addAttribute("plan", FloorPlan.of(building, register.homes(Scope.of(building))));
        model.addAttribute("editor", gate.mayEdit(building.compound()));
        model.addAttribute("uses", List.of(HomeUse.values()));
        model.addAttribute("done", done);
        model.addAttribute("problem", problem);
        model.addAttribute("typed", typed);
        return "estate-building";
    }

    /** A whole number as typed; 0, which no building has, for anything else. */
    private static int number(String typed) {
        return typed != null && typed.strip().matches("[0-9]{1,4}") ? Integer.parseInt(typed.strip()) : 0;
    }
}
