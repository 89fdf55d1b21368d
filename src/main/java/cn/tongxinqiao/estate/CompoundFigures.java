package cn.tongxinqiao.estate;

import java.math.BigDecimal;

/**
 * A compound and the size of its register.
 *
 * @param code the compound's code
 * @param name its name
 * @param community code of its community
 * @param communityName name of its community
 * @param buildings number of buildings
 * @param homes number of homes that exist
 * @param parties number of owners of today, each a head
 * @param area square metres of all homes, two decimals
 * @param unowned number of homes without an owner in the register
 */
public record CompoundFigures(
        String code,
        String name,
        String community,
        String communityName,
        int buildings,
        int homes,
        int parties,
        BigDecimal area,
        int unowned) {}
