package cn.tongxinqiao.estate.web;

import cn.tongxinqiao.estate.Acquisition;
import cn.tongxinqiao.estate.EstateChangeRefused;
import cn.tongxinqiao.estate.EstateChanged;
import cn.tongxinqiao.estate.EstateChanges;
import cn.tongxinqiao.estate.EstateHistory;
import cn.tongxinqiao.estate.EstateNotYours;
import cn.tongxinqiao.estate.EstateReadWithoutReason;
import cn.tongxinqiao.estate.HomeEntry;
import cn.tongxinqiao.estate.HomeUse;
import cn.tongxinqiao.estate.OwnerEntry;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
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

/** A home, who owned it, and the forms that change it. */
@Controller
@Hidden
@RequestMapping("/estate/homes/{id}")
class HomePage {

    private static final int PARTS = 4;

    private final EstateGate gate;
    private final EstateHistory history;
    private final EstateChanges changes;
    private final Clock clock;

    HomePage(EstateGate gate, EstateHistory history, EstateChanges changes, Clock clock) {
        this.gate = gate;
        this.history = history;
        this.changes = changes;
        this.clock = clock;
    }

    @ModelAttribute("words")
    EstateWords words() {
        return new EstateWords(clock);
    }

    @GetMapping
    String home(@PathVariable long id, @RequestParam(required = false) String done, Model model) {
        return shown(id, "saved".equals(done) ? "已保存。" : null, null, Map.of(), model);
    }

    @PostMapping("/correction")
    String correct(
            @PathVariable long id,
            @RequestParam(defaultValue = "-1") long seen,
            @RequestParam(required = false) HomeUse use,
            @RequestParam Map<String, String> typed,
            Model model) {
        return tried(id, typed, model, () -> {
            changes.correctHome(id, seen, entry(typed, "", use), typed.get("reason"), gate.caller());
            return id;
        });
    }

    @PostMapping("/transfer")
    String transfer(
            @PathVariable long id,
            @RequestParam(defaultValue = "-1") long seen,
            @RequestParam(required = false) Acquisition how,
            @RequestParam Map<String, String> typed,
            Model model) {
        return tried(id, typed, model, () -> {
            changes.transfer(id, seen, how, day(typed), owner(typed), typed.get("reason"), gate.caller());
            return id;
        });
    }

    @PostMapping("/owner")
    String correctOwner(
            @PathVariable long id,
            @RequestParam(defaultValue = "-1") long seen,
            @RequestParam Map<String, String> typed,
            Model model) {
        return tried(id, typed, model, () -> {
            changes.correctOwner(id, seen, owner(typed), typed.get("reason"), gate.caller());
            return id;
        });
    }

    @PostMapping("/split")
    String split(
            @PathVariable long id,
            @RequestParam(defaultValue = "-1") long seen,
            @RequestParam Map<String, String> typed,
            Model model) {
        return tried(id, typed, model, () -> {
            List<HomeEntry> parts = new ArrayList<>();
            HomeUse use = gate.home(id).home().use();
            for (int part = 1; part <= PARTS; part++) {
                String number = typed.get("number" + part);
                if (number != null && !number.isBlank()) {
                    parts.add(new HomeEntry(
                            typed.get("entrance"), number, typed.get("floor" + part), typed.get("area" + part), use));
                }
            }
            changes.splitHome(id, seen, day(typed), parts, typed.get("reason"), gate.caller());
            return id;
        });
    }

    @PostMapping("/join")
    String join(
            @PathVariable long id,
            @RequestParam(defaultValue = "-1") long seen,
            @RequestParam Map<String, String> typed,
            Model model) {
        return tried(id, typed, model, () -> {
            List<String> others = Arrays.stream(typed.getOrDefault("others", "").split("[、,，\\s]+"))
                    .filter(other -> !other.isBlank())
                    .toList();
            HomeUse use = gate.home(id).home().use();
            return changes.joinHomes(
                    id, seen, others, day(typed), entry(typed, "", use), typed.get("reason"), gate.caller());
        });
    }

    private interface Change {
        long make();
    }

    private String tried(long id, Map<String, String> typed, Model model, Change change) {
        gate.home(id);
        try {
            return "redirect:/estate/homes/" + change.make() + "?done=saved";
        } catch (EstateChangeRefused | EstateChanged | EstateNotYours | EstateReadWithoutReason refused) {
            return shown(id, null, refused.getMessage(), typed, model);
        } catch (DateTimeParseException notADay) {
            return shown(id, null, "日期请写成 2026-07-01 这样。", typed, model);
        }
    }

    private static HomeEntry entry(Map<String, String> typed, String suffix, HomeUse use) {
        return new HomeEntry(
                typed.get("entrance"),
                typed.get("number" + suffix),
                typed.get("floor" + suffix),
                typed.get("area" + suffix),
                use);
    }

    private static OwnerEntry owner(Map<String, String> typed) {
        return OwnerEntry.typed(
                typed.get("owner"), typed.get("names"), typed.get("phones"), typed.get("mails"), typed.get("idTails"));
    }

    private static LocalDate day(Map<String, String> typed) {
        String day = typed.get("day");
        return day == null || day.isBlank() ? null : LocalDate.parse(day.strip());
    }

    private String shown(long id, String done, String problem, Map<String, String> typed, Model model) {
        EstateHistory.HomeView home = gate.home(id);
        model.addAttribute("view", home);
        model.addAttribute("compound", gate.compound(home.building().compound()));
        model.addAttribute("tenures", history.ofHome(id));
        model.addAttribute("changes", history.changesOfHome(id));
        model.addAttribute(
                "editor", home.until() == null && gate.mayEdit(home.building().compound()));
        model.addAttribute("uses", List.of(HomeUse.values()));
        model.addAttribute(
                "ways",
                Arrays.stream(Acquisition.values())
                        .filter(Acquisition::passesOn)
                        .toList());
        model.addAttribute("done", done);
        model.addAttribute("problem", problem);
        model.addAttribute("typed", typed);
        return "estate-home";
    }
}
