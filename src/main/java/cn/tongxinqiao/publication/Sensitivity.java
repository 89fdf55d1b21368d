package cn.tongxinqiao.publication;

/**
 * What speaks against publishing. A null was judged by nobody.
 *
 * @param minorInvolved a minor is concerned
 * @param healthInvolved health is concerned
 * @param familyMatter a family matter or violence in a family
 * @param povertyDetail details of somebody's hardship
 * @param security a matter of secrecy or safety of informants
 * @param refusedByRequester the requester does not want it
 */
public record Sensitivity(
        Boolean minorInvolved,
        Boolean healthInvolved,
        Boolean familyMatter,
        Boolean povertyDetail,
        Boolean security,
        boolean refusedByRequester) {

    /** Nothing speaks against it. */
    static Sensitivity none() {
        return new Sensitivity(false, false, false, false, false, false);
    }

    /** What was judged about a topic, null when nobody did. */
    Boolean of(SensitiveTopic topic) {
        return switch (topic) {
            case MINOR -> minorInvolved;
            case HEALTH -> healthInvolved;
            case FAMILY -> familyMatter;
            case POVERTY -> povertyDetail;
            case SECURITY -> security;
        };
    }
}
