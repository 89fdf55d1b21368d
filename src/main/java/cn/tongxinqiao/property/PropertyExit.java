package cn.tongxinqiao.property;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A company's way out of a contract.
 *
 * @param number TC, day and running figure; business key of its processes
 * @param contract the contract
 * @param assessment the assessment that proposed it first
 * @param firm code of the company
 * @param firmName its name
 * @param compound code of the compound
 * @param compoundName its name
 * @param community code of the community
 * @param town code of the town
 * @param status where it stands
 * @param openedAt when it was proposed
 * @param voteUntil last day to begin the vote
 * @param remindedAt when nobody had begun it; null before
 * @param noticedOn day of the written notice; null before
 * @param noticeUntil last day of it; null before
 * @param earlyOn last day both agreed on instead; null when they did not
 * @param handoverUntil when the joint group is to be done; null before
 * @param successor contract that serves now, interim or for good; null before
 * @param interimUntil last day of interim service; null without
 * @param interimTimes how often interim service was ordered
 * @param endReason why it ended; null before
 * @param endedAt when; null before
 */
public record PropertyExit(
        String number,
        long contract,
        String assessment,
        String firm,
        String firmName,
        String compound,
        String compoundName,
        String community,
        String town,
        ExitStatus status,
        Instant openedAt,
        LocalDate voteUntil,
        Instant remindedAt,
        LocalDate noticedOn,
        LocalDate noticeUntil,
        LocalDate earlyOn,
        Instant handoverUntil,
        Long successor,
        LocalDate interimUntil,
        int interimTimes,
        String endReason,
        Instant endedAt) {

    /** What it is about, as people read it. */
    public String title() {
        return compoundName + " " + firmName + " 退出";
    }

    /** Last day of the company; null while it is not known. */
    public LocalDate lastDay() {
        return earlyOn == null ? noticeUntil : earlyOn;
    }

    /**
     * A vote of the owners about it.
     *
     * @param vote its number
     * @param outcome PASSED, FAILED, CANCELLED; null while it runs
     */
    public record Vote(String vote, String outcome) {

        /** That in words. */
        public String label() {
            return switch (outcome == null ? "" : outcome) {
                case "PASSED" -> "通过";
                case "FAILED" -> "没有通过";
                case "CANCELLED" -> "取消";
                default -> "进行中";
            };
        }
    }
}
