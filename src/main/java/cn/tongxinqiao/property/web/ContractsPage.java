package cn.tongxinqiao.property.web;

import cn.tongxinqiao.access.CurrentUser;
import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.estate.ContractRefused;
import cn.tongxinqiao.estate.PropertyContract;
import cn.tongxinqiao.estate.PropertyContracts;
import cn.tongxinqiao.estate.PropertyFirm;
import cn.tongxinqiao.organization.Compound;
import cn.tongxinqiao.privacy.TextNotAllowed;
import cn.tongxinqiao.property.PropertyRefused;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The register of property companies and their contracts. */
@Controller
@Hidden
@RequestMapping("/property-contracts")
class ContractsPage {

    private static final Map<String, String> DONE =
            Map.of("firm", "已登记企业。", "mail", "已修改联系邮箱。", "contract", "已登记合同。", "end", "已登记合同终止。");

    private final PropertyContracts contracts;
    private final CurrentUser currentUser;
    private final Clock clock;

    ContractsPage(PropertyContracts contracts, CurrentUser currentUser, Clock clock) {
        this.contracts = contracts;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    /** A contract in the list, and whether the reader may end it. */
    record Line(PropertyContract contract, boolean mayEnd) {

        /** Last day it serves; null while no end is known. */
        public LocalDate lastDay() {
            return contract.until() == null ? null : contract.until().minusDays(1);
        }
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "") String done,
            @RequestParam(defaultValue = "") String over,
            Model model,
            HttpServletResponse response) {
        model.addAttribute("done", DONE.get(done));
        return page(over.equals("1"), Map.of(), UUID.randomUUID().toString(), model, response);
    }

    @PostMapping("/firms")
    String addFirm(
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String creditCode,
            @RequestParam(defaultValue = "") String mail,
            Model model,
            HttpServletResponse response) {
        return act(
                () -> contracts.addFirm(new PropertyFirm(code.strip(), name, creditCode, mail), me()),
                "firm",
                Map.of("code", code, "name", name, "creditCode", creditCode, "mail", mail),
                UUID.randomUUID().toString(),
                model,
                response);
    }

    @PostMapping("/firms/{code}/mail")
    String changeMail(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String mail,
            Model model,
            HttpServletResponse response) {
        return act(
                () -> contracts.changeMail(code, mail, me()),
                "mail",
                Map.of(),
                UUID.randomUUID().toString(),
                model,
                response);
    }

    @PostMapping
    String begin(
            @RequestParam(defaultValue = "") String firm,
            @RequestParam(defaultValue = "") String compound,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String households,
            @RequestParam(defaultValue = "") String area,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String lastDay,
            @RequestParam(defaultValue = "") String key,
            Model model,
            HttpServletResponse response) {
        return act(
                () -> {
                    LocalDate last = PropertyForm.day("最后一天", lastDay);
                    contracts.begin(
                            new PropertyContract(
                                    0,
                                    firm,
                                    null,
                                    compound,
                                    null,
                                    null,
                                    kind(kind),
                                    PropertyForm.whole("户数", households),
                                    PropertyForm.figure("面积", area),
                                    PropertyForm.day("第一天", from),
                                    last == null ? null : last.plusDays(1),
                                    null),
                            me(),
                            key);
                },
                "contract",
                Map.of(
                        "firm", firm,
                        "compound", compound,
                        "kind", kind,
                        "households", households,
                        "area", area,
                        "from", from,
                        "lastDay", lastDay),
                key,
                model,
                response);
    }

    @PostMapping("/{id}/end")
    String end(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String lastDay,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response) {
        return act(
                () -> contracts.end(id, PropertyForm.day("最后一天", lastDay), reason, me()),
                "end",
                Map.of("ended", Long.toString(id), "endDay", lastDay, "endReason", reason),
                UUID.randomUUID().toString(),
                model,
                response);
    }

    private String act(
            Runnable act,
            String done,
            Map<String, String> typed,
            String key,
            Model model,
            HttpServletResponse response) {
        try {
            act.run();
            return "redirect:/property-contracts?done=" + done;
        } catch (ContractRefused | PropertyRefused | TextNotAllowed refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("problem", refused.getMessage());
            return page(false, typed, PropertyForm.again(key), model, response);
        }
    }

    private String page(
            boolean over, Map<String, String> typed, String key, Model model, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        LocalDate today = LocalDate.now(clock);
        List<Compound> mine = contracts.compounds(me());
        Set<String> editable = mine.stream().map(Compound::code).collect(Collectors.toSet());
        List<Line> lines = contracts.list(me()).stream()
                .filter(contract ->
                        over || contract.until() == null || contract.until().isAfter(today))
                .map(contract -> new Line(contract, editable.contains(contract.compound())))
                .toList();
        model.addAttribute("lines", lines);
        model.addAttribute("over", over);
        model.addAttribute("firms", contracts.firms());
        model.addAttribute("mayAddFirm", contracts.mayAddFirm(me()));
        model.addAttribute("compounds", mine);
        model.addAttribute("kinds", PropertyContract.Kind.values());
        model.addAttribute("typed", typed);
        model.addAttribute("key", key.isBlank() ? UUID.randomUUID().toString() : key);
        return "property/contracts";
    }

    private static PropertyContract.Kind kind(String typed) {
        return Arrays.stream(PropertyContract.Kind.values())
                .filter(kind -> kind.name().equals(typed))
                .findFirst()
                .orElse(null);
    }

    private SignedIn me() {
        return currentUser.current().orElseThrow();
    }
}
