package cn.tongxinqiao.request.web;

import cn.tongxinqiao.request.ReplanMove;
import cn.tongxinqiao.request.ReplanRun;
import cn.tongxinqiao.request.Replanning;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** What a change of calendar or limits table has moved, for programs. */
@RestController
@Hidden
@RequestMapping(path = "/api/replannings", produces = MediaType.APPLICATION_JSON_VALUE)
class ReplanningApi {

    private static final int RUNS_SHOWN = 100;
    private static final int MOVES_SHOWN = 500;

    private final Replanning replanning;

    ReplanningApi(Replanning replanning) {
        this.replanning = replanning;
    }

    @GetMapping
    List<ReplanRun> runs() {
        return replanning.runs(RUNS_SHOWN);
    }

    @GetMapping("/{run}")
    ReplanRun run(@PathVariable long run) {
        return known(run);
    }

    @GetMapping("/{run}/moves")
    List<ReplanMove> moves(@PathVariable long run, @RequestParam(defaultValue = "0") int page) {
        known(run);
        return replanning.moves(
                run, Math.multiplyExact(Math.min(Math.max(0, page), 1_000_000), MOVES_SHOWN), MOVES_SHOWN);
    }

    private ReplanRun known(long run) {
        return replanning.run(run).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
