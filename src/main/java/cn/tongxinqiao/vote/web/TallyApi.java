package cn.tongxinqiao.vote.web;

import cn.tongxinqiao.vote.Tally;
import cn.tongxinqiao.vote.ThresholdTable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Counts a vote for whoever asks, and keeps nothing of it. */
@RestController
@Tag(name = "表决")
class TallyApi {

    private final ThresholdTable table;
    private final Clock clock;

    TallyApi(ThresholdTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    @PostMapping(path = "/api/votes/tally", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "计票", description = "按人数和面积计票，全部按分数精确比较，不四舍五入；门槛按地区和日期取规则表。" + "一人几套房只算一人，弃权算参与、不算同意。不保存任何内容。")
    TallyView tally(@RequestBody TallyEntry entry) {
        TallyEntry.Asked asked = entry.read(LocalDate.now(clock));
        return TallyView.of(Tally.of(asked.units(), table.of(asked.kind(), asked.place(), asked.date())));
    }
}
