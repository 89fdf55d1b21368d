package cn.tongxinqiao.publication.web;

import cn.tongxinqiao.publication.Board;
import cn.tongxinqiao.publication.BoardEntry;
import cn.tongxinqiao.publication.BoardPage;
import cn.tongxinqiao.publication.BoardQuery;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The public board for programs. */
@RestController
@RequestMapping("/api/publications")
@Tag(name = "公开晒单")
class PublicationApi {

    private final Board board;

    PublicationApi(Board board) {
        this.board = board;
    }

    @GetMapping
    @Operation(summary = "查看公开晒单", description = "只含已审核发布的内容，均已脱敏，最新的在前。")
    BoardPage page(
            @Parameter(description = "页码，第一页是0") @RequestParam(required = false) Integer page,
            @Parameter(description = "每页条数，1至50，默认20") @RequestParam(required = false) Integer size,
            @Parameter(description = "诉求类别代码，如 ENV") @RequestParam(required = false) String category,
            @Parameter(description = "村（社区）代码，12位数字") @RequestParam(required = false) String community,
            @Parameter(description = "在内容和结果中查找的词，最多50个字") @RequestParam(required = false) String q) {
        return board.page(new BoardQuery(page, size, category, community, q));
    }

    @GetMapping("/{id}")
    @Operation(summary = "查看一条公开内容", description = "没有、未发布或已撤下的，都答复没有找到。")
    BoardEntry entry(@Parameter(description = "公开内容的编号") @PathVariable String id) {
        return board.entry(id(id));
    }

    /** What cannot be an id is the id of nothing. */
    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return new UUID(0, 0);
        }
    }
}
