package cn.tongxinqiao.estate.web;

import cn.tongxinqiao.document.SentFile;
import cn.tongxinqiao.estate.EstateChanged;
import cn.tongxinqiao.estate.EstateExports;
import cn.tongxinqiao.estate.EstateFileRefused;
import cn.tongxinqiao.estate.EstateImports;
import cn.tongxinqiao.estate.EstateNotYours;
import cn.tongxinqiao.estate.EstateReadWithoutReason;
import cn.tongxinqiao.estate.ImportDone;
import cn.tongxinqiao.estate.ImportPreview;
import cn.tongxinqiao.estate.ImportRow;
import cn.tongxinqiao.estate.UnknownEstate;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The register of a compound as an Excel file: template, import in two steps, export. */
@Controller
@Hidden
@RequestMapping("/estate")
class EstateFilesPage {

    /** Rows shown on a page; those that are refused have a page of their own. */
    private static final int SHOWN = 500;

    private final EstateGate gate;
    private final EstateImports imports;
    private final EstateExports exports;
    private final Clock clock;

    EstateFilesPage(EstateGate gate, EstateImports imports, EstateExports exports, Clock clock) {
        this.gate = gate;
        this.imports = imports;
        this.exports = exports;
        this.clock = clock;
    }

    @ModelAttribute("words")
    EstateWords words() {
        return new EstateWords(clock);
    }

    @GetMapping("/{compound}/import")
    String form(@PathVariable String compound, Model model) {
        return form(compound, null, model);
    }

    @GetMapping("/{compound}/template.xlsx")
    ResponseEntity<byte[]> template(@PathVariable String compound) {
        return SentFile.excel(imports.template(), gate.compound(compound).name() + "房屋业主模板.xlsx");
    }

    @PostMapping("/{compound}/import")
    String upload(@PathVariable String compound, @RequestParam(required = false) MultipartFile file, Model model)
            throws IOException {
        gate.compound(compound);
        try {
            ImportPreview preview = imports.upload(
                    compound,
                    file == null ? null : file.getOriginalFilename(),
                    file == null ? new byte[0] : file.getBytes(),
                    gate.caller());
            return "redirect:/estate/imports/" + preview.id();
        } catch (EstateFileRefused | EstateNotYours refused) {
            return form(compound, refused.getMessage(), model);
        }
    }

    @GetMapping("/imports/{id}")
    String show(
            @PathVariable String id,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(required = false) ImportRow.Outcome only,
            Model model) {
        try {
            return preview(imports.show(EstateGate.uuid(id), gate.caller()), page, only, null, model);
        } catch (UnknownEstate gone) {
            throw EstateGate.notFound();
        }
    }

    @PostMapping("/imports/{id}")
    String confirm(@PathVariable String id, @RequestParam(defaultValue = "-1") long seen, Model model) {
        UUID upload = EstateGate.uuid(id);
        try {
            ImportDone done = imports.confirm(upload, seen, gate.caller());
            return "redirect:/estate/" + done.compound() + "?done=imported";
        } catch (EstateChanged | EstateFileRefused refused) {
            return preview(imports.show(upload, gate.caller()), 0, null, refused.getMessage(), model);
        } catch (UnknownEstate gone) {
            throw EstateGate.notFound();
        }
    }

    @PostMapping("/{compound}/export")
    Object export(
            @PathVariable String compound,
            @RequestParam(defaultValue = "masked") String kind,
            @RequestParam(required = false) String reason,
            Model model) {
        String name = gate.compound(compound).name();
        try {
            boolean clear = kind.equals("clear");
            byte[] bytes =
                    clear ? exports.clear(compound, reason, gate.caller()) : exports.masked(compound, gate.caller());
            return SentFile.excel(bytes, name + "房屋业主" + LocalDate.now(clock) + (clear ? "（含个人信息）" : "（遮蔽）") + ".xlsx");
        } catch (EstateReadWithoutReason | EstateNotYours refused) {
            return form(compound, refused.getMessage(), model);
        }
    }

    private String form(String compound, String problem, Model model) {
        model.addAttribute("compound", gate.compound(compound));
        model.addAttribute("editor", gate.mayEdit(compound));
        model.addAttribute("problem", problem);
        return "estate-import";
    }

    private String preview(ImportPreview preview, int page, ImportRow.Outcome only, String problem, Model model) {
        List<ImportRow> rows = preview.rows().stream()
                .filter(row -> only == null || row.outcome() == only)
                .toList();
        int pages = Math.max(1, (rows.size() + SHOWN - 1) / SHOWN);
        int shown = Math.min(Math.max(page, 0), pages - 1);
        model.addAttribute("compound", gate.compound(preview.compound()));
        model.addAttribute("preview", preview);
        model.addAttribute("rows", rows.subList(shown * SHOWN, Math.min(rows.size(), (shown + 1) * SHOWN)));
        model.addAttribute("page", shown);
        model.addAttribute("pages", pages);
        model.addAttribute("only", only);
        model.addAttribute("outcomes", ImportRow.Outcome.values());
        model.addAttribute("problem", problem);
        return "estate-preview";
    }
}
