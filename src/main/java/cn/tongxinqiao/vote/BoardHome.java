package cn.tongxinqiao.vote;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/**
 * A home on the board of a vote.
 *
 * @param home its id in the register
 * @param building building code
 * @param entrance entrance, may be null
 * @param number home number
 * @param floor floor, may be null
 * @param area square metres
 * @param party whose it is: homes of one party carry one voice
 * @param partyCode the party's code
 * @param names masked
 * @param choice what counts for the party, {@link Choice#ABSENT} when nothing yet
 * @param channel how it was given, or null
 * @param at when it was given, or null
 */
public record BoardHome(
        long home,
        String building,
        String entrance,
        String number,
        Integer floor,
        BigDecimal area,
        UUID party,
        String partyCode,
        String names,
        Choice choice,
        BallotChannel channel,
        Instant at) {}
