package cn.tongxinqiao.estate.web;

import cn.tongxinqiao.estate.Building;
import cn.tongxinqiao.estate.CompoundFigures;
import cn.tongxinqiao.estate.EstateHistory;
import cn.tongxinqiao.estate.EstateRegister;
import cn.tongxinqiao.estate.OwnerContacts;
import cn.tongxinqiao.estate.OwnerParty;
import cn.tongxinqiao.estate.OwnerSearch;
import cn.tongxinqiao.estate.RegisteredHome;
import cn.tongxinqiao.estate.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The register for programs: the same as the pages show, names masked. */
@RestController
@RequestMapping(path = "/api/estate", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "房屋业主")
class EstateApi {

    private final EstateGate gate;
    private final EstateRegister register;
    private final EstateHistory history;
    private final OwnerSearch search;
    private final OwnerContacts contacts;

    EstateApi(
            EstateGate gate,
            EstateRegister register,
            EstateHistory history,
            OwnerSearch search,
            OwnerContacts contacts) {
        this.gate = gate;
        this.register = register;
        this.history = history;
        this.search = search;
        this.contacts = contacts;
    }

    @GetMapping("/compounds")
    @Operation(summary = "小区", description = "本人可以查看的小区，附楼栋数、房屋数、业主数、面积。")
    ResponseEntity<List<CompoundFigures>> compounds() {
        return fresh(register.compounds(gate.caller()));
    }

    @GetMapping("/compounds/{compound}/buildings")
    @Operation(summary = "楼栋", description = "小区的楼栋。")
    ResponseEntity<List<Building>> buildings(@PathVariable String compound) {
        gate.compound(compound);
        return fresh(register.buildings(compound));
    }

    @GetMapping("/compounds/{compound}/owners")
    @Operation(summary = "查业主", description = "按房号、业主编号、姓名（至少两个字）或完整电话查，姓名遮蔽，最多 50 条。")
    ResponseEntity<List<OwnerSearch.Found>> owners(
            @PathVariable String compound, @RequestParam(required = false) String q) {
        gate.compound(compound);
        return fresh(search.find(compound, q));
    }

    @GetMapping("/buildings/{building}/homes")
    @Operation(summary = "房屋和业主", description = "一栋楼的房屋，某一天（缺省今天）的业主，姓名遮蔽。")
    ResponseEntity<List<RegisteredHome>> homes(
            @PathVariable String building,
            @RequestParam(required = false) String entrance,
            @RequestParam(required = false) LocalDate day) {
        Building found = gate.building(building);
        Scope scope = new Scope(found.compound(), found.code(), entrance);
        return fresh(day == null ? register.homes(scope) : register.homes(scope, day));
    }

    @GetMapping("/homes/{home}/history")
    @Operation(summary = "一套房屋的历任业主", description = "从近到远，含更正前的错误登记，姓名遮蔽。")
    ResponseEntity<List<EstateHistory.Tenure>> tenures(@PathVariable long home) {
        gate.home(home);
        return fresh(history.ofHome(home));
    }

    @GetMapping("/owners/{owner}")
    @Operation(summary = "一位业主", description = "姓名、电话、邮箱遮蔽，附现有房屋。")
    ResponseEntity<EstateHistory.PartyView> owner(@PathVariable String owner) {
        return fresh(gate.party(owner));
    }

    @PostMapping(path = "/owners/{owner}/reveal", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "查看业主联系方式", description = "写明理由，记入审计，返回完整姓名、电话、邮箱。")
    ResponseEntity<OwnerParty> reveal(@PathVariable String owner, @RequestBody Reason reason) {
        return fresh(contacts.reveal(EstateGate.uuid(owner), reason.reason(), gate.caller()));
    }

    private static <T> ResponseEntity<T> fresh(T body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }

    /** Why somebody wants to see personal data. */
    record Reason(String reason) {}
}
