package cn.tongxinqiao.lift;

import java.time.Instant;
import java.util.UUID;

/**
 * What the agreement says of a home, and its signature.
 *
 * @param line the home with its share and compensation in the frozen scheme
 * @param party its owner on the day the agreement was drawn up; null when nobody was registered
 * @param names the owner's names, masked; empty without one
 * @param ownPart whether part of the home itself is used, so that this owner must sign
 * @param signedAt when it was signed; null while it is not
 * @param byLink whether it was signed by the owner's link rather than on paper
 * @param declined why the owner does not sign; null unless that was said
 * @param papers how many photos of the signed paper are kept
 */
public record AgreementHome(
        ReckonedHome line,
        UUID party,
        String names,
        boolean ownPart,
        Instant signedAt,
        boolean byLink,
        String declined,
        int papers) {

    /** Whether it has signed. */
    public boolean isSigned() {
        return signedAt != null;
    }

    /** Whether nothing is known of it yet. */
    public boolean isOpen() {
        return signedAt == null && declined == null;
    }

    /** Its state in a few words. */
    public String state() {
        if (isSigned()) {
            return byLink ? "已签（链接）" : "已签（纸质）";
        }
        return declined == null ? "未签" : "不签：" + declined;
    }
}
