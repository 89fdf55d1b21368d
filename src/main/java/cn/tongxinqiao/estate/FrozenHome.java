package cn.tongxinqiao.estate;

import java.math.BigDecimal;
import java.util.UUID;

/**
 * A home as it stood when a snapshot was taken.
 *
 * @param home number of the home in the register
 * @param building code of the building
 * @param entrance entrance, empty where the building has only one
 * @param number number on the door
 * @param floor floor, below ground negative
 * @param area square metres, above 0, two decimals
 * @param party the owner
 * @param partyCode the owner's number in the compound
 * @param names the owner's names, masked
 */
public record FrozenHome(
        long home,
        String building,
        String entrance,
        String number,
        int floor,
        BigDecimal area,
        UUID party,
        String partyCode,
        String names) {}
