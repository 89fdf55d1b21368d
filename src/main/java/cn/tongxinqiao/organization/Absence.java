package cn.tongxinqiao.organization;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A leave (请假) that has been registered and not taken back.
 *
 * @param id its id
 * @param member account of the person away
 * @param displayName that person's name as colleagues see it
 * @param from first day away
 * @param to last day away, inclusive
 * @param substitute account of who takes over; null when the work goes back to the unit
 * @param substituteName name of who takes over; null without one
 * @param registeredBy account of who registered it
 * @param now whether the person is away today
 */
public record Absence(
        UUID id,
        String member,
        String displayName,
        LocalDate from,
        LocalDate to,
        String substitute,
        String substituteName,
        String registeredBy,
        boolean now) {}
