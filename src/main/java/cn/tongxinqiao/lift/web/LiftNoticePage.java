package cn.tongxinqiao.lift.web;

import cn.tongxinqiao.document.SentFile;
import cn.tongxinqiao.document.StoredDocument;
import cn.tongxinqiao.lift.LiftCase;
import cn.tongxinqiao.lift.LiftFile;
import cn.tongxinqiao.lift.LiftNotice;
import cn.tongxinqiao.lift.LiftNotices;
import cn.tongxinqiao.lift.LiftNotices.PhotoDay;
import cn.tongxinqiao.lift.LiftObjection;
import cn.tongxinqiao.lift.LiftObjections;
import cn.tongxinqiao.lift.LiftStatus;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
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

/** The notices of a case: when they hang, until when objections are in time, and the photos that prove it. */
@Controller
@Hidden
@RequestMapping("/lift-cases/{number}/notice")
class LiftNoticePage {

    private final LiftNotices notices;
    private final LiftObjections objections;
    private final LiftWork work;

    LiftNoticePage(LiftNotices notices, LiftObjections objections, LiftWork work) {
        this.notices = notices;
        this.objections = objections;
        this.work = work;
    }

    /**
     * A notice as shown.
     *
     * @param notice the notice
     * @param state whether it still takes objections, in words
     * @param objections how many were raised
     * @param open how many of them are open
     * @param first photos of its first day
     * @param last photos of its last day
     */
    record Shown(
            LiftNotice notice,
            String state,
            long objections,
            long open,
            List<StoredDocument> first,
            List<StoredDocument> last) {}

    @GetMapping
    String show(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String done,
            Model model,
            HttpServletResponse response) {
        model.addAttribute("done", LiftWork.done(done));
        return page(number, model, response);
    }

    private String page(String number, Model model, HttpServletResponse response) {
        LiftCase lift = work.show(number, "notice", model, response);
        List<Shown> shown = new ArrayList<>();
        for (LiftNotice notice : notices.list(number, work.me())) {
            shown.add(0, shown(number, notice));
        }
        boolean hangs = !shown.isEmpty() && shown.get(0).notice().conclusion() == null;
        int edition = notices.edition(number);
        model.addAttribute("notices", shown);
        model.addAttribute("atNotice", lift.status() == LiftStatus.NOTICE);
        model.addAttribute("hangs", hangs);
        model.addAttribute("edition", edition);
        model.addAttribute("waiting", hangs ? List.of() : notices.photos(number, edition, PhotoDay.FIRST, work.me()));
        model.addAttribute("days", hangs ? PhotoDay.values() : new PhotoDay[] {PhotoDay.FIRST});
        return "lift-work/notice";
    }

    private Shown shown(String number, LiftNotice notice) {
        List<LiftObjection> raised = objections.list(number, work.me()).stream()
                .filter(objection -> Objects.equals(objection.notice(), notice.id()))
                .toList();
        return new Shown(
                notice,
                state(notice),
                raised.size(),
                raised.stream().filter(LiftObjection::isOpen).count(),
                notices.photos(number, notice.edition(), PhotoDay.FIRST, work.me()),
                notices.photos(number, notice.edition(), PhotoDay.LAST, work.me()));
    }

    private String state(LiftNotice notice) {
        Instant now = work.clock().instant();
        if (notice.conclusion() != null) {
            return "✓ " + notice.conclusion().label();
        }
        return now.isBefore(notice.endsAt()) ? "○ 公示中" : "！期满，等写结论";
    }

    @PostMapping(path = "/photos", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    String photo(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(required = false) List<MultipartFile> files,
            Model model,
            HttpServletResponse response)
            throws IOException {
        List<LiftFile> photos = Entered.files(files);
        PhotoDay of = Entered.choice(PhotoDay.class, day);
        return work.act(
                () -> {
                    if (of == null || photos.isEmpty()) {
                        throw NotReadable.because("请选择照片，并写明是首日还是末日的。");
                    }
                    photos.forEach(photo -> notices.photo(number, of, photo, work.me()));
                },
                work.path(number) + "/notice?done=photo",
                () -> page(number, model, response),
                model,
                response);
    }

    @GetMapping("/{edition}/photos/{day}/{file}")
    ResponseEntity<byte[]> photo(
            @PathVariable String number,
            @PathVariable int edition,
            @PathVariable PhotoDay day,
            @PathVariable UUID file) {
        return SentFile.kept(notices.photo(number, edition, day, file, work.me()));
    }
}
