package cn.tongxinqiao.estate;

import java.util.UUID;

/**
 * A home and who owns it on a day.
 *
 * @param home the home
 * @param party its owner, null when none is registered for the day
 * @param partyCode the owner's number in the compound, null without one
 * @param names the owner's names, masked; empty without one
 */
public record RegisteredHome(Home home, UUID party, String partyCode, String names) {}
