package cn.tongxinqiao.mediation;

import cn.tongxinqiao.privacy.Masking;
import java.time.Instant;
import java.util.UUID;

/**
 * A side of a case.
 *
 * @param id its id
 * @param role which side
 * @param name full name, for papers and letters; pages show {@link #masked()}
 * @param phone phone number, null when unknown
 * @param mail mail address, null when unknown
 * @param linkVersion part of the personal link
 * @param consents whether it wants the mediation and this mediator; null while it has not said
 * @param consentedAt when it said so
 * @param consentedBy account that wrote it down, null when it came by the link
 */
public record MediationSide(
        UUID id,
        SideRole role,
        String name,
        String phone,
        String mail,
        int linkVersion,
        Boolean consents,
        Instant consentedAt,
        String consentedBy) {

    /** The name as colleagues see it. */
    public String masked() {
        return Masking.nameForUnits(name);
    }

    /** The phone number as colleagues see it. */
    public String maskedPhone() {
        return Masking.phone(phone);
    }

    @Override
    public String toString() {
        return "MediationSide[" + id + "]";
    }
}
