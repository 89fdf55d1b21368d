package cn.tongxinqiao.mediation;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * The written agreement.
 *
 * @param number number of the case
 * @param facts facts of the dispute, as both sides see them
 * @param terms what was agreed
 * @param way how it is to be performed
 * @param performBy last day of performance
 * @param edition counts changes of the draft
 * @param signatures who has signed
 * @param inForceOn day it took effect, null before
 * @param paper the printed agreement, null before
 * @param sha256 its fingerprint, null before
 * @param confirmUntil last day of the joint application for judicial confirmation, null before
 * @param remindDays how many days before that the sides are reminded
 * @param confirmation what became of it, null while open
 * @param appliedOn day of the application, or null
 * @param court the court, or null
 * @param visitOn day of the next visit, null before
 */
public record MediationAgreement(
        String number,
        String facts,
        String terms,
        String way,
        LocalDate performBy,
        int edition,
        List<Signature> signatures,
        LocalDate inForceOn,
        UUID paper,
        String sha256,
        LocalDate confirmUntil,
        List<Integer> remindDays,
        Confirmation confirmation,
        LocalDate appliedOn,
        String court,
        LocalDate visitOn) {

    /** Signer of the mediator. */
    public static final String MEDIATOR = "MEDIATOR";

    /** Signer of the committee: its seal. */
    public static final String SEAL = "SEAL";

    /** The signature of a signer, null when it is not there. */
    public Signature of(String signer) {
        return signatures.stream()
                .filter(signature -> signature.signer().equals(signer))
                .findFirst()
                .orElse(null);
    }

    /**
     * A signature.
     *
     * @param signer id of a side, {@link #MEDIATOR} or {@link #SEAL}
     * @param signedOn the day
     */
    public record Signature(String signer, LocalDate signedOn) {}

    @Override
    public String toString() {
        return "MediationAgreement[" + number + "]";
    }
}
