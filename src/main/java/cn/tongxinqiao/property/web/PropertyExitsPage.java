package cn.tongxinqiao.property.web;

import cn.tongxinqiao.access.CurrentUser;
import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.document.DocumentNotAccepted;
import cn.tongxinqiao.document.DocumentTooLarge;
import cn.tongxinqiao.document.SentFile;
import cn.tongxinqiao.document.StoredDocument;
import cn.tongxinqiao.privacy.TextNotAllowed;
import cn.tongxinqiao.property.ExitStatus;
import cn.tongxinqiao.property.HandoverItem;
import cn.tongxinqiao.property.Handovers;
import cn.tongxinqiao.property.PropertyExit;
import cn.tongxinqiao.property.PropertyExits;
import cn.tongxinqiao.property.PropertyExits.Paper;
import cn.tongxinqiao.property.PropertyNotNow;
import cn.tongxinqiao.property.PropertyRefused;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
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

/** Exits of property companies: the list, and one with its steps, papers and handover list. */
@Controller
@Hidden
@RequestMapping("/property-exits")
class PropertyExitsPage {

    private static final Map<String, String> DONE =
            Map.of("paper", "已上传。", "early", "提前交接已登记，联合组开始交接。", "item", "已登记。", "successor", "已登记，请到待办里登记新企业的合同。");

    private final PropertyExits exits;
    private final Handovers handovers;
    private final FollowWords words;
    private final CurrentUser currentUser;

    PropertyExitsPage(PropertyExits exits, Handovers handovers, FollowWords words, CurrentUser currentUser) {
        this.exits = exits;
        this.handovers = handovers;
        this.words = words;
        this.currentUser = currentUser;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("exits", exits.list(reader()));
        model.addAttribute("words", words);
        return "property/exits";
    }

    @GetMapping("/{number}")
    String show(@PathVariable String number, @RequestParam(defaultValue = "") String done, Model model) {
        return page(number, DONE.get(done), null, model);
    }

    @PostMapping(path = "/{number}/papers", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    String paper(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(required = false) MultipartFile file,
            HttpServletResponse response,
            Model model)
            throws IOException {
        Paper paper = FollowForm.constant(Paper.class, kind);
        if (paper == null || file == null || file.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return page(number, null, "请选择材料的种类和文件。", model);
        }
        byte[] bytes = file.getBytes();
        return act(
                number,
                "paper",
                response,
                model,
                () -> exits.addPaper(number, paper, file.getOriginalFilename(), bytes, reader()));
    }

    @GetMapping("/{number}/papers/{id}")
    ResponseEntity<byte[]> paper(@PathVariable String number, @PathVariable String id) {
        return SentFile.kept(exits.paper(number, FollowForm.id(id), reader()));
    }

    @PostMapping("/{number}/early")
    String early(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String lastDay,
            HttpServletResponse response,
            Model model) {
        model.addAttribute("typedDay", PropertyForm.again(lastDay));
        return act(number, "early", response, model, () -> exits.early(number, FollowForm.day(lastDay), reader()));
    }

    @PostMapping("/{number}/successor")
    String successor(@PathVariable String number, HttpServletResponse response, Model model) {
        return act(number, "successor", response, model, () -> exits.successorFound(number, reader()));
    }

    @PostMapping("/{number}/items/{code}")
    String item(
            @PathVariable String number,
            @PathVariable String code,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String note,
            HttpServletResponse response,
            Model model) {
        exits.get(number, reader());
        HandoverItem.State said = FollowForm.constant(HandoverItem.State.class, state);
        model.addAttribute("typedItem", code);
        model.addAttribute("typedState", state);
        model.addAttribute("typedNote", PropertyForm.again(note));
        return act(number, "item", response, model, () -> handovers.decide(number, code, said, note, reader()));
    }

    private String act(String number, String done, HttpServletResponse response, Model model, Runnable what) {
        try {
            what.run();
            return "redirect:/property-exits/" + exits.get(number, reader()).number() + "?done=" + done;
        } catch (PropertyRefused | PropertyNotNow | TextNotAllowed | DocumentNotAccepted | DocumentTooLarge refused) {
            response.setStatus(FollowForm.status(refused));
            return page(number, null, refused.getMessage(), model);
        }
    }

    private String page(String number, String done, String problem, Model model) {
        SignedIn reader = reader();
        PropertyExit exit = exits.get(number, reader);
        Map<Paper, List<StoredDocument>> papers = new LinkedHashMap<>();
        Arrays.stream(Paper.values()).forEach(paper -> papers.put(paper, exits.papers(number, paper)));
        List<HandoverItem> items = handovers.items(number);
        Set<String> own = items.stream()
                .filter(item -> handovers.mayDecide(number, item, reader))
                .map(HandoverItem::code)
                .collect(Collectors.toSet());
        boolean ofGroup = items.stream().anyMatch(item -> handovers.isOf(number, item.party(), reader));
        boolean works = exits.mayEdit(exit, reader);
        model.addAttribute("exit", exit);
        model.addAttribute("votes", exits.votes(number));
        model.addAttribute("papers", papers);
        model.addAttribute("items", items);
        model.addAttribute("duties", handovers.duties(number));
        model.addAttribute("own", own);
        model.addAttribute(
                "states",
                Arrays.stream(HandoverItem.State.values())
                        .filter(state -> state != HandoverItem.State.OPEN)
                        .toList());
        model.addAttribute("events", exits.events(number));
        model.addAttribute("works", works);
        model.addAttribute("interim", exit.status() == ExitStatus.INTERIM);
        model.addAttribute("noticing", exit.status() == ExitStatus.NOTICE);
        model.addAttribute("uploads", !exit.status().isEnd() && (works || ofGroup));
        model.addAttribute("words", words);
        model.addAttribute("done", done);
        model.addAttribute("problem", problem);
        return "property/exit";
    }

    private SignedIn reader() {
        return currentUser.current().orElseThrow();
    }
}
