package cn.tongxinqiao.vote;

/**
 * An entrance of a vote's scope.
 *
 * @param building building code
 * @param entrance entrance, null where a building has none
 * @param homes how many homes
 * @param voted how many of them belong to a party that has taken part
 */
public record VotePlace(String building, String entrance, int homes, int voted) {}
