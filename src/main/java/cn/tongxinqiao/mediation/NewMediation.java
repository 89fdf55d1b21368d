package cn.tongxinqiao.mediation;

import java.util.List;

/**
 * A dispute as filed.
 *
 * @param subject a few words without names, e.g. 楼上漏水赔偿
 * @param facts what it is about
 * @param place address in words
 * @param community code of the community
 * @param origin number of the case it comes from, null when it is filed by itself
 * @param sides who disputes: at least one applicant and one respondent
 */
public record NewMediation(
        String subject, String facts, String place, String community, String origin, List<Side> sides) {

    /** Keeps its own copy of the sides. */
    public NewMediation {
        sides = sides == null ? List.of() : List.copyOf(sides);
    }

    /**
     * Somebody who disputes.
     *
     * @param role which side
     * @param name full name
     * @param phone phone number, null when unknown
     * @param mail mail address, null when unknown; the link goes there
     */
    public record Side(SideRole role, String name, String phone, String mail) {

        @Override
        public String toString() {
            return "Side[" + role + "]";
        }
    }

    @Override
    public String toString() {
        return "NewMediation[community=" + community + ", origin=" + origin + "]";
    }
}
