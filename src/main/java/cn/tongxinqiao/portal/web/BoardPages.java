package cn.tongxinqiao.portal.web;

import cn.tongxinqiao.publication.Board;
import cn.tongxinqiao.publication.BoardEntry;
import cn.tongxinqiao.publication.BoardPage;
import cn.tongxinqiao.publication.BoardQuery;
import cn.tongxinqiao.publication.BoardQueryRefused;
import cn.tongxinqiao.publication.PublicationWords;
import cn.tongxinqiao.publication.UnknownPublication;
import cn.tongxinqiao.request.Tier;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The public board to read. */
@Controller
@Hidden
@RequestMapping("/board")
class BoardPages {

    private static final int ON_A_PAGE = 10;

    private final Board board;
    private final PublicationWords words;
    private final Places places;

    BoardPages(Board board, PublicationWords words, Places places) {
        this.board = board;
        this.words = words;
        this.places = places;
    }

    @GetMapping
    String board(
            @RequestParam(required = false) String category,
            @RequestParam(required = false) String community,
            @RequestParam(required = false) String q,
            @RequestParam(required = false) String page,
            Model model) {
        model.addAttribute("categories", words.categories());
        model.addAttribute("towns", places.towns());
        model.addAttribute("category", category);
        model.addAttribute("community", community);
        model.addAttribute("q", q);
        try {
            BoardPage found = board.page(new BoardQuery(number(page), ON_A_PAGE, category, community, q));
            model.addAttribute("found", found);
            model.addAttribute("items", found.items().stream().map(this::view).toList());
        } catch (BoardQueryRefused refused) {
            model.addAttribute("refused", true);
        }
        return "portal/board";
    }

    @GetMapping("/{id}")
    String entry(@PathVariable String id, Model model) {
        model.addAttribute("entry", view(board.entry(id(id))));
        return "portal/entry";
    }

    @ExceptionHandler(UnknownPublication.class)
    ModelAndView unknown() {
        return new ModelAndView("portal/entry-gone", Map.of(), HttpStatus.NOT_FOUND);
    }

    private View view(BoardEntry entry) {
        return new View(
                entry.id(),
                entry.title() != null ? entry.title() : words.categories().getOrDefault(entry.category(), "诉求"),
                entry.kind().label(),
                entry.communityName() == null ? "全区" : entry.communityName(),
                tier(entry.tier()),
                entry.unit(),
                entry.publishedOn().getYear() + "年" + entry.publishedOn().getMonthValue() + "月"
                        + entry.publishedOn().getDayOfMonth() + "日",
                days(entry.workingDays()),
                entry.rating(),
                entry.text(),
                entry.result());
    }

    private static String days(Integer workingDays) {
        if (workingDays == null) {
            return null;
        }
        return workingDays == 0 ? "当天办结" : workingDays + " 个工作日";
    }

    private static String tier(String code) {
        return Stream.of(Tier.values())
                .filter(tier -> tier.name().equals(code))
                .map(Tier::label)
                .findFirst()
                .orElse(null);
    }

    /** People count pages from one; what is no number asks for the first. */
    private static Integer number(String page) {
        return page == null || !page.matches("[1-9]\\d{0,8}") ? 0 : Integer.parseInt(page) - 1;
    }

    /** What cannot be an id is the id of nothing. */
    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return new UUID(0, 0);
        }
    }

    /**
     * An entry in words.
     *
     * @param title heading: the subject of a request
     * @param kind what it is
     * @param tier level, or null
     * @param unit who handled it, or null
     * @param days how long it took, or null
     * @param rating how the requester found it, or null
     * @param result what was done, or null
     */
    record View(
            UUID id,
            String title,
            String kind,
            String place,
            String tier,
            String unit,
            String day,
            String days,
            String rating,
            String text,
            String result) {}
}
