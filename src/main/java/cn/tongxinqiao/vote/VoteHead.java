package cn.tongxinqiao.vote;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * One head of a vote and what counts for it.
 *
 * @param party the party
 * @param code its code in the register
 * @param names its names, masked
 * @param homes how many homes it has in the scope
 * @param area their area in square metres
 * @param choice what counts, {@link Choice#ABSENT} while there is no lawful ballot
 * @param channel how that was given, or null
 * @param givenAt when, or null
 * @param linkVersion which of its personal links is good
 * @param remindedOn day of the last reminder, or null
 */
public record VoteHead(
        UUID party,
        String code,
        String names,
        int homes,
        BigDecimal area,
        Choice choice,
        BallotChannel channel,
        Instant givenAt,
        int linkVersion,
        LocalDate remindedOn) {}
