package cn.tongxinqiao.request.web;

import cn.tongxinqiao.access.CurrentUser;
import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.request.HandlingPlace;
import cn.tongxinqiao.request.HandlingProofs;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What must be there before a case counts as handled, where it was done, and letting a case off. */
@RestController
@RequestMapping(path = "/api/cases/{number}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "案件")
class HandlingProofApi {

    private final HandlingProofs proofs;
    private final CurrentUser currentUser;
    private final Clock clock;

    HandlingProofApi(HandlingProofs proofs, CurrentUser currentUser, Clock clock) {
        this.proofs = proofs;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    @GetMapping("/proofs")
    @Operation(
            summary = "办结材料",
            description = "按“办结材料”表（handling-proof），报“已办好”前照片、地点、签字各要不要、有没有。重办的件要重新交。限本单位及下级单位手上的件。")
    ProofsView proofs(@PathVariable String number) {
        return view(number);
    }

    @PostMapping(path = "/place", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "登记办理地点",
            description = "给 latitude、longitude（WGS 84）和 accuracy（米，可省），或只给 words（最多 200 字）。最后登记的为准。限经办的人和单位。")
    ProofsView place(@PathVariable String number, @RequestBody Place place) {
        proofs.place(
                number,
                new HandlingPlace(place.latitude(), place.longitude(), place.accuracy(), place.words()),
                reader());
        return view(number);
    }

    @PostMapping(path = "/proof-release", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "免交办结材料", description = "限承办单位或上级单位的负责人，且不是办理人自己；须写理由，记入审计，只对这一轮办理有效。")
    ProofsView release(@PathVariable String number, @RequestBody Release release) {
        proofs.release(number, release.reason(), reader());
        return view(number);
    }

    private SignedIn reader() {
        return currentUser.current().orElseThrow();
    }

    private ProofsView view(String number) {
        HandlingProofs.Proofs found = proofs.of(number, reader());
        HandlingProofs.Release release = found.release();
        return new ProofsView(
                number,
                found.missing().isEmpty(),
                found.proofs().stream()
                        .map(item -> new ProofView(
                                item.proof(),
                                item.proof().label(),
                                item.need(),
                                item.need().label(),
                                item.there()))
                        .toList(),
                found.explanation(),
                found.place(),
                release == null
                        ? null
                        : new ReleaseView(
                                release.by(),
                                release.reason(),
                                release.at().atZone(clock.getZone()).toOffsetDateTime()));
    }

    /** A place as it was sent. */
    record Place(BigDecimal latitude, BigDecimal longitude, BigDecimal accuracy, String words) {}

    /** Why a case is let off. */
    record Release(String reason) {}

    /** What a case needs and has. */
    record ProofsView(
            String number,
            boolean complete,
            List<ProofView> proofs,
            String explanation,
            String place,
            ReleaseView release) {}

    /** One kind of proof. */
    record ProofView(
            HandlingProofs.Proof proof, String label, HandlingProofs.Need need, String needLabel, boolean there) {}

    /** Who let a case off. */
    record ReleaseView(String by, String reason, OffsetDateTime at) {}
}
