package cn.tongxinqiao.lift;

import cn.tongxinqiao.document.PdfPapers;
import cn.tongxinqiao.estate.Building;
import cn.tongxinqiao.estate.EstateRegister;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The written agreement as PDF. */
@Component
class AgreementPapers {

    private final PdfPapers printer;
    private final EstateRegister register;
    private final Clock clock;

    AgreementPapers(PdfPapers printer, EstateRegister register, Clock clock) {
        this.printer = printer;
        this.register = register;
        this.clock = clock;
    }

    byte[] print(LiftCase lift, LiftAgreement agreement, LiftScheme scheme, Instant at) {
        Building building = register.building(lift.scope().building());
        Map<String, Object> values = new HashMap<>();
        values.put("number", lift.number());
        values.put(
                "house",
                building.name()
                        + (lift.scope().entrance() == null ? "" : lift.scope().entrance()));
        values.put("edition", agreement.edition());
        values.put("scheme", scheme.terms().name() + " 第 " + scheme.version() + " 版");
        values.put("vote", lift.agreedVote() == null ? "" : lift.agreedVote());
        values.put("printedAt", LiftWords.time(at, clock));
        values.put(
                "parts",
                agreement.parts().stream()
                        .map(part -> new Part(part.label(), part.text().lines().toList()))
                        .toList());
        values.put("homes", agreement.homes().stream().map(this::line).toList());
        values.put("sum", LiftWords.yuan(scheme.reckoning().shareSum()));
        values.put("compensation", LiftWords.yuan(scheme.reckoning().compensation()));
        values.put("signed", agreement.signed());
        return printer.print("lift-agreement", values);
    }

    private Line line(AgreementHome home) {
        return new Line(
                home.line().home().label(),
                home.names(),
                home.line().home().area().toPlainString(),
                home.line().share() == null || home.line().share().signum() == 0
                        ? "不分摊"
                        : LiftWords.yuan(home.line().share()),
                home.line().terms().compensation().signum() == 0
                        ? ""
                        : LiftWords.yuan(home.line().terms().compensation()),
                (home.declined() == null ? home.state() : "不签字") + (home.ownPart() ? "，占用专有部分" : ""),
                home.signedAt() == null
                        ? ""
                        : home.signedAt().atZone(clock.getZone()).toLocalDate().toString());
    }

    /** A part in lines. */
    record Part(String label, List<String> lines) {}

    /** A home in words. */
    record Line(String home, String names, String area, String share, String compensation, String state, String at) {}
}
