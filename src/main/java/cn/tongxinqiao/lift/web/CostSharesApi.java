package cn.tongxinqiao.lift.web;

import cn.tongxinqiao.lift.CostSharing;
import cn.tongxinqiao.lift.LiftRules;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Shares the costs of a lift for whoever asks, and keeps nothing of it. */
@RestController
@Tag(name = "加装电梯")
class CostSharesApi {

    private final LiftRules rules;
    private final Clock clock;

    CostSharesApi(LiftRules rules, Clock clock) {
        this.rules = rules;
        this.clock = clock;
    }

    @PostMapping(path = "/api/lift/cost-shares", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "分摊电梯费用",
            description = "五种办法，精确到分：先取整到分，余下的分给余数最大的户，余数相同的给房号靠前的户，合计正好等于总额。" + "楼层系数按地区和日期取规则表。不保存任何内容。")
    CostSharesView shares(@RequestBody CostSharesEntry entry) {
        CostSharesEntry.Asked asked = entry.read(LocalDate.now(clock));
        return CostSharesView.of(CostSharing.shares(
                asked.method(),
                asked.total(),
                asked.units(),
                rules.coefficients(asked.method(), asked.place(), asked.date())));
    }
}
