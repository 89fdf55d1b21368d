package cn.tongxinqiao.request.web;

import cn.tongxinqiao.access.CurrentUser;
import cn.tongxinqiao.publication.PublicationPreview;
import cn.tongxinqiao.publication.PublicationRule;
import cn.tongxinqiao.publication.PublicationText;
import cn.tongxinqiao.request.BoardPreviews;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the public board would show of a case. */
@RestController
@RequestMapping(path = "/api/cases/{number}/publication-preview", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "案件")
class BoardPreviewApi {

    private final BoardPreviews previews;
    private final CurrentUser currentUser;

    BoardPreviewApi(BoardPreviews previews, CurrentUser currentUser) {
        this.previews = previews;
        this.currentUser = currentUser;
    }

    @GetMapping
    @Operation(summary = "预览公开内容", description = "按公开规则，这件诉求办结后公示栏会怎么写，已遮蔽个人信息；不公开的说明为什么。限本单位及下级单位手上的件。")
    ResponseEntity<View> preview(@PathVariable String number) {
        return view(number, null);
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "预览公开内容（用还没提交的办理情况）", description = "result 是正在写的办理情况，不保存；留空则用最近一次报告的。")
    ResponseEntity<View> preview(@PathVariable String number, @RequestBody Writing writing) {
        return view(number, writing.result());
    }

    private ResponseEntity<View> view(String number, String result) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(View.of(
                        number,
                        previews.of(number, result, currentUser.current().orElseThrow())));
    }

    /** A result that is being written. */
    record Writing(String result) {}

    /** What the board would show. */
    record View(
            String number,
            boolean published,
            PublicationRule.Way way,
            String explanation,
            String title,
            String unit,
            int workingDays,
            String rating,
            List<PublicationPreview.Piece> text,
            List<PublicationPreview.Piece> result,
            List<String> warnings) {

        static View of(String number, BoardPreviews.Preview preview) {
            PublicationPreview entry = preview.entry();
            PublicationText content = entry.content();
            return new View(
                    number,
                    content != null,
                    entry.ruling().way(),
                    entry.ruling().explanation(),
                    Stream.of(preview.category(), preview.tier(), preview.place())
                            .filter(part -> part != null)
                            .collect(Collectors.joining(" · ")),
                    preview.unit(),
                    preview.workingDays(),
                    preview.rating(),
                    PublicationPreview.pieces(content == null ? null : content.text()),
                    PublicationPreview.pieces(content == null ? null : content.result()),
                    entry.warnings());
        }
    }
}
