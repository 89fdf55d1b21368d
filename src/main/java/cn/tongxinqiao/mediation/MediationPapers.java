package cn.tongxinqiao.mediation;

import cn.tongxinqiao.document.PdfPapers;
import cn.tongxinqiao.organization.Members;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Prints the agreement of a mediation, with full names: it is made for those who sign it. */
@Component
class MediationPapers {

    private final PdfPapers printer;
    private final Members members;

    MediationPapers(PdfPapers printer, Members members) {
        this.printer = printer;
        this.members = members;
    }

    /** The agreement; days are null while it is to be signed. */
    byte[] agreement(MediationCase mediation, MediationAgreement agreement, LocalDate effect, LocalDate confirmUntil) {
        Map<String, Object> values = new HashMap<>();
        values.put("mediation", mediation);
        values.put("facts", lines(agreement.facts()));
        values.put("terms", lines(agreement.terms()));
        values.put("way", lines(agreement.way()));
        values.put("performBy", day(agreement.performBy()));
        values.put("mediator", members.displayName(mediation.mediator()));
        values.put("effect", effect == null ? null : day(effect));
        values.put("confirmUntil", confirmUntil == null ? null : day(confirmUntil));
        values.put(
                "signatures",
                mediation.sides().stream()
                        .map(side -> new Line(
                                side.role().label(),
                                side.name(),
                                signed(agreement, side.id().toString())))
                        .toList());
        values.put("mediatorSigned", signed(agreement, MediationAgreement.MEDIATOR));
        values.put("sealed", signed(agreement, MediationAgreement.SEAL));
        return printer.print("mediation-agreement", values);
    }

    String day(LocalDate day) {
        return MediationTexts.day(day);
    }

    private String signed(MediationAgreement agreement, String signer) {
        MediationAgreement.Signature signature = agreement.of(signer);
        return signature == null ? "" : day(signature.signedOn());
    }

    private static List<String> lines(String text) {
        return text.lines().toList();
    }

    /** A party and when it signed. */
    record Line(String role, String name, String signedOn) {}
}
