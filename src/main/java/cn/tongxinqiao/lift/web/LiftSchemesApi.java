package cn.tongxinqiao.lift.web;

import cn.tongxinqiao.access.CurrentUser;
import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.lift.CostMethod;
import cn.tongxinqiao.lift.LiftScheme;
import cn.tongxinqiao.lift.LiftSchemes;
import cn.tongxinqiao.lift.ListedScheme;
import cn.tongxinqiao.lift.ReckonedHome;
import cn.tongxinqiao.lift.Reckoning;
import cn.tongxinqiao.lift.SchemeChoice;
import cn.tongxinqiao.lift.SchemeComparison;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Schemes for programs of staff: to read and to ask what if; they are changed on the pages. */
@RestController
@RequestMapping(path = "/api/lift/schemes", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "加装电梯方案")
class LiftSchemesApi {

    private final LiftSchemes schemes;
    private final CurrentUser currentUser;

    LiftSchemesApi(LiftSchemes schemes, CurrentUser currentUser) {
        this.schemes = schemes;
        this.currentUser = currentUser;
    }

    @GetMapping
    @Operation(summary = "一个小区的方案", description = "compound 是小区编码；每个方案给最新一版。不归本单位管的小区答 404。")
    List<Line> list(@RequestParam String compound) {
        return schemes.list(compound, me()).stream().map(Line::of).toList();
    }

    @GetMapping("/{id}")
    @Operation(
            summary = "一个方案",
            description = "version 不写就是最新一版；method 写别的分摊办法，就按它试算，不保存。算不出时 problem 说明原因，各户金额为空。金额是字符串，单位元，到分。")
    Scheme show(
            @PathVariable UUID id,
            @RequestParam(required = false) Integer version,
            @RequestParam(required = false) CostMethod method) {
        LiftScheme scheme = version == null ? schemes.newest(id, me()) : schemes.version(id, version, me());
        CostMethod asked = method == null ? scheme.terms().method() : method;
        return Scheme.of(scheme, asked, schemes.whatIf(scheme, asked));
    }

    @GetMapping("/compare")
    @Operation(
            summary = "方案对比",
            description = "ids 写 2 到 4 个：方案编号，可以接 ~版本~分摊办法，例如 3f0c…~2~EQUAL。各户给出每一列应付的金额（已扣补偿，负数为应收）。")
    Comparison compare(@RequestParam List<String> ids) {
        return Comparison.of(schemes.compare(ids.stream().map(SchemeChoice::of).toList(), me()));
    }

    private SignedIn me() {
        return currentUser.current().orElseThrow();
    }

    private static String text(BigDecimal figure) {
        return figure == null ? null : figure.toPlainString();
    }

    /** One scheme in a list. */
    record Line(
            UUID id,
            String name,
            String building,
            String entrance,
            int version,
            String status,
            String method,
            String cost,
            int payers) {

        static Line of(ListedScheme scheme) {
            return new Line(
                    scheme.id(),
                    scheme.name(),
                    scheme.scope().building(),
                    scheme.scope().entrance(),
                    scheme.version(),
                    scheme.status().name(),
                    scheme.method().name(),
                    text(scheme.cost()),
                    scheme.payers());
        }
    }

    /** One scheme with what each home pays. */
    record Scheme(
            UUID id,
            String name,
            String building,
            String entrance,
            int version,
            String status,
            String method,
            String cost,
            String subsidies,
            String otherMoney,
            String compensation,
            String pool,
            String sum,
            String problem,
            List<Share> shares) {

        static Scheme of(LiftScheme scheme, CostMethod method, Reckoning reckoning) {
            return new Scheme(
                    scheme.id(),
                    scheme.terms().name(),
                    scheme.scope().building(),
                    scheme.scope().entrance(),
                    scheme.version(),
                    scheme.status().name(),
                    method.name(),
                    text(reckoning.cost()),
                    text(reckoning.subsidies()),
                    text(reckoning.otherMoney()),
                    text(reckoning.compensation()),
                    text(reckoning.pool()),
                    reckoning.problem() == null ? text(reckoning.shareSum()) : null,
                    reckoning.problem(),
                    reckoning.homes().stream().map(Share::of).toList());
        }
    }

    /** What one home pays. */
    record Share(
            String entrance,
            String unit,
            int floor,
            String area,
            boolean pays,
            String coefficient,
            String amount,
            String compensation,
            String net) {

        static Share of(ReckonedHome line) {
            return new Share(
                    line.home().entrance(),
                    line.home().number(),
                    line.home().floor(),
                    text(line.home().area()),
                    line.terms().pays(),
                    text(line.coefficient()),
                    text(line.share()),
                    text(line.terms().compensation()),
                    text(line.net()));
        }
    }

    /** Schemes side by side. */
    record Comparison(List<Scheme> columns, List<Row> rows) {

        static Comparison of(SchemeComparison comparison) {
            return new Comparison(
                    comparison.columns().stream()
                            .map(column -> Scheme.of(column.scheme(), column.method(), column.reckoning()))
                            .toList(),
                    comparison.rows().stream().map(Row::of).toList());
        }
    }

    /** What one home pays, column by column. */
    record Row(String entrance, String unit, int floor, List<String> nets, String spread) {

        static Row of(SchemeComparison.Row row) {
            return new Row(
                    row.home().entrance(),
                    row.home().number(),
                    row.home().floor(),
                    row.cells().stream().map(cell -> text(cell.net())).toList(),
                    text(row.spread()));
        }
    }
}
