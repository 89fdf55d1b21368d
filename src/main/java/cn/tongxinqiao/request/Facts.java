package cn.tongxinqiao.request;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the decision tables ask about a request. A null is not known yet; a clerk settles it.
 *
 * @param households households concerned, at least 1
 * @param scope reach
 * @param deptCount departments that must take part
 * @param needsSpecialist a specialist skill is needed
 * @param groupRisk collective or group risk
 * @param lifeSafetyRisk life or safety is at risk
 * @param repeatCount times the same matter came before
 * @param estCost estimated cost in yuan, exact
 * @param vulnerable an elder alone, a child, a disabled or sick person is concerned
 * @param timeCritical gets worse by waiting
 * @param emergencyKind belongs to the emergency services or not
 * @param otherChannel in litigation, arbitration, petition, discipline or reconsideration
 * @param duplicateOf number of the case with the same matter, or null
 * @param outsideDistrict the place is outside the district
 * @param detailMissing place or matter is missing
 * @param minorInvolved a minor is concerned
 * @param healthInvolved health data are concerned
 * @param familyMatter a family matter is concerned
 * @param povertyDetail details of somebody's hardship are concerned
 * @param security secrecy, or the safety of who informed, is concerned
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Facts(
        Integer households,
        Scope scope,
        Integer deptCount,
        Boolean needsSpecialist,
        Boolean groupRisk,
        Boolean lifeSafetyRisk,
        Integer repeatCount,
        BigDecimal estCost,
        Boolean vulnerable,
        Boolean timeCritical,
        EmergencyKind emergencyKind,
        Boolean otherChannel,
        String duplicateOf,
        Boolean outsideDistrict,
        Boolean detailMissing,
        Boolean minorInvolved,
        Boolean healthInvolved,
        Boolean familyMatter,
        Boolean povertyDetail,
        Boolean security) {

    /**
     * Nothing known yet.
     *
     * @return facts without a value
     */
    public static Facts unknown() {
        return new Facts(
                null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                null, null, null);
    }

    /**
     * The same facts, naming the case with the same matter.
     *
     * @param number its number, or null
     * @return the changed facts
     */
    public Facts withDuplicateOf(String number) {
        return with(number, detailMissing);
    }

    /**
     * Whether everything the tables need to judge is known.
     *
     * @return true when no clerk has to ask
     */
    @com.fasterxml.jackson.annotation.JsonIgnore
    public boolean isComplete() {
        return Stream.of(
                        households,
                        scope,
                        deptCount,
                        needsSpecialist,
                        groupRisk,
                        lifeSafetyRisk,
                        repeatCount,
                        estCost,
                        vulnerable,
                        timeCritical,
                        emergencyKind,
                        otherChannel)
                .allMatch(java.util.Objects::nonNull);
    }

    Map<String, Object> asInputs() {
        Map<String, Object> inputs = new HashMap<>();
        inputs.put("households", households == null ? 1 : households);
        inputs.put("scope", scope == null ? Scope.BUILDING.name() : scope.name());
        inputs.put("deptCount", deptCount == null ? 1 : deptCount);
        inputs.put("repeatCount", repeatCount == null ? 0 : repeatCount);
        inputs.put("estCost", estCost == null ? BigDecimal.ZERO : estCost);
        inputs.put("needsSpecialist", yes(needsSpecialist));
        inputs.put("groupRisk", yes(groupRisk));
        inputs.put("lifeSafetyRisk", yes(lifeSafetyRisk));
        inputs.put("vulnerable", yes(vulnerable));
        inputs.put("timeCritical", yes(timeCritical));
        inputs.put("emergencyKind", (emergencyKind == null ? EmergencyKind.NONE : emergencyKind).name());
        inputs.put("otherChannel", yes(otherChannel));
        inputs.put("outsideDistrict", yes(outsideDistrict));
        inputs.put("detailMissing", yes(detailMissing));
        return inputs;
    }

    static boolean yes(Boolean flag) {
        return Boolean.TRUE.equals(flag);
    }

    /** The same facts once the missing detail has come in. */
    Facts withDetail() {
        return with(duplicateOf, false);
    }

    private Facts with(String otherDuplicateOf, Boolean otherDetailMissing) {
        return new Facts(
                households,
                scope,
                deptCount,
                needsSpecialist,
                groupRisk,
                lifeSafetyRisk,
                repeatCount,
                estCost,
                vulnerable,
                timeCritical,
                emergencyKind,
                otherChannel,
                otherDuplicateOf,
                outsideDistrict,
                otherDetailMissing,
                minorInvolved,
                healthInvolved,
                familyMatter,
                povertyDetail,
                security);
    }
}
