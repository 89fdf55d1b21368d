package cn.tongxinqiao.property;

import java.time.Instant;
import java.time.LocalDate;

/**
 * An order to rectify what an assessment found.
 *
 * @param number ZG, day and running figure; business key of its process
 * @param assessment the assessment it follows
 * @param contract the contract
 * @param compound code of the compound
 * @param status where it stands
 * @param talkedOn day of the talk; null before the order
 * @param talk what the talk came to; null before
 * @param orderedBy account that ordered it; null before
 * @param lastDay last day, the extension counted in; null before
 * @param linkVersion counts up with each new link of the company
 * @param finding what the re-check came to; null before
 * @param checkedBy account that wrote that; null before
 * @param endedAt when it ended; null before
 */
public record Rectification(
        String number,
        String assessment,
        long contract,
        String compound,
        RectificationStatus status,
        LocalDate talkedOn,
        String talk,
        String orderedBy,
        LocalDate lastDay,
        int linkVersion,
        String finding,
        String checkedBy,
        Instant endedAt) {

    /**
     * One thing to put right.
     *
     * @param position from 1
     * @param what what
     * @param byDay until when
     * @param proof which proof is asked for
     * @param answer what the company says; null before
     * @param answeredAt when it said so; null before
     */
    public record Item(int position, String what, LocalDate byDay, String proof, String answer, Instant answeredAt) {}

    /**
     * The one extension.
     *
     * @param lastDay last day asked for
     * @param reason why
     * @param askedBy account that asked; null for the company
     * @param agreed what the street said; null before
     * @param answer its words; null before
     */
    public record Extension(LocalDate lastDay, String reason, String askedBy, Boolean agreed, String answer) {}

    /**
     * What the housing department found.
     *
     * @param passed whether it is put right
     * @param text its words
     * @param by account that wrote it
     */
    public record Finding(boolean passed, String text, String by) {}
}
