package cn.tongxinqiao.estate;

import java.math.BigDecimal;

/**
 * A unit that can be owned (房屋, 专有部分); called so because a unit is one of the organisation here.
 *
 * @param id its number in the register
 * @param building code of its building
 * @param entrance entrance (单元) as the register names it, empty where the building has only one
 * @param number number on the door, unique in building and entrance among the homes that exist
 * @param floor floor it is on, below ground negative, never 0
 * @param area square metres as in the property register, above 0, two decimals
 * @param use what it is used for
 */
public record Home(long id, String building, String entrance, String number, int floor, BigDecimal area, HomeUse use) {}
