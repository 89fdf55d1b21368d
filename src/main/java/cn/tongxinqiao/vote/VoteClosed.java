package cn.tongxinqiao.vote;

/**
 * A vote has been counted for good; told in the closing transaction.
 *
 * @param number its number
 * @param matter code of what it was about
 * @param compound compound
 * @param building building, null for the whole compound
 * @param entrance entrance, null for the whole building
 * @param passed whether it passed
 * @param outcome what came out, in Chinese: what was reached and what was missed
 */
public record VoteClosed(
        String number,
        String matter,
        String compound,
        String building,
        String entrance,
        boolean passed,
        String outcome) {}
