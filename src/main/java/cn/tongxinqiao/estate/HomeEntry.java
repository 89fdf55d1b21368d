package cn.tongxinqiao.estate;

import java.math.BigDecimal;

/**
 * A home as somebody wrote it down, not yet checked.
 *
 * @param entrance entrance, may be null or blank
 * @param number number on the door
 * @param floor floor in digits
 * @param area square metres in digits
 * @param use what it is used for, null for 住宅
 */
public record HomeEntry(String entrance, String number, String floor, String area, HomeUse use) {

    /** The same home, checked. */
    record Checked(String entrance, String number, int floor, BigDecimal area, HomeUse use) {}
}
